import { Building2, Check } from 'lucide'
import type { Connection, LastModel } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { OfferedModel } from '../../lib/model/offered-models.ts'
import { drawIcon } from '../ui/draw-icon.tsx'
import { hostOf } from './host-of.ts'
import style from './model-finder.module.css'
import { shortModel } from './short-model.ts'

export interface ModelGroup {
  readonly name: string
  readonly models: readonly OfferedModel[]
  /** Whether each says whose it is. */
  readonly named: boolean
  /** Whether the person's organisation has set it. */
  readonly managed?: boolean
}

interface Props {
  /** What the ids of the options begin with; their places follow, from 0. */
  readonly id: string
  readonly groups: readonly ModelGroup[]
  readonly active: OfferedModel | undefined
  /** The one that is told from the others, and how. */
  readonly marked: LastModel | undefined
  readonly mark: string
  /** What no list has. */
  readonly typed: readonly OfferedModel[]
  readonly disabled: boolean
  readonly onChoose: (model: OfferedModel) => void
}

export function ModelOptions({ id, groups, active, marked, mark, typed, disabled, onChoose }: Props) {
  let place = 0
  return groups.map((group, index) => (
    // biome-ignore lint/a11y/useSemanticElements: in a list of options no fieldset is a group
    <div key={index} role="group" aria-labelledby={`${id}-group-${index}`}>
      <div id={`${id}-group-${index}`} class={style.heading} role="presentation">
        {group.name}
        {group.managed && (
          <span class={style.managed}>{drawIcon(Building2, 12)} Set by your organisation</span>
        )}
      </div>
      {group.models.map(model => {
        const isMarked = model.connection.id === marked?.connection && model.id === marked.model
        const isTyped = typed.includes(model)
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={`${model.connection.id} ${model.id}`}
            id={`${id}-${place++}`}
            class={style.option}
            role="option"
            tabIndex={-1}
            aria-selected={model === active}
            aria-disabled={disabled}
            // The field keeps the focus.
            onPointerDown={event => event.preventDefault()}
            onClick={() => onChoose(model)}
          >
            <span class={style.name} title={model.id}>
              {isTyped ? `Use “${shortModel(model.id)}”` : shortModel(model.id)}
            </span>
            {group.named && <span class={style.about}>{whose(model.connection, isTyped)}</span>}
            {model.connection.wants && <span class={style.about}>key missing: see Options</span>}
            {model.contextWindow !== undefined && (
              <span class={style.about}>{tokens(model.contextWindow)}</span>
            )}
            {isMarked && drawIcon(Check, 15, { label: mark })}
          </div>
        )
      })}
    </div>
  ))
}

/** Where a name goes that no list has is named by its host as well: names may be alike. */
function whose(connection: Connection, isTyped: boolean): string {
  const name = connectionName(connection)
  const host = hostOf(connection.url)
  return isTyped && name !== host ? `${name} · ${host}` : name
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 0 })

const tokens = (count: number): string => `${COMPACT.format(count)} tokens`
