import { ArrowDown, ArrowUp, ChevronDown, Copy, Pencil, Trash2 } from 'lucide-preact'
import { useId } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { hostOf } from '../chat/host-of.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Switch } from '../ui/switch.tsx'
import { ConnectionForm } from './connection-form.tsx'
import style from './connection-row.module.css'
import { ManagedForm } from './managed-form.tsx'
import { ManagedMark } from './managed-mark.tsx'

interface Props {
  readonly page: OptionsPage
  readonly connection: Connection
  readonly preset: Connection
  /** From 0, and of how many. */
  readonly place: number
  readonly count: number
  /** Whether it is being edited. */
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
  readonly onDuplicate: () => void
}

export function ConnectionRow(props: Props) {
  const { page, connection, preset, place, count, open, onOpen, onMove, onRemove, onDuplicate } = props
  const form = useId()
  const mark = useId()
  const { managed } = connection
  const name = connectionName(connection)
  const template = page.templates.find(({ id }) => id === connection.template)
  return (
    <li class={style.row} data-connection={connection.id} data-off={connection.off === true}>
      <Switch
        label={name}
        on={!connection.off}
        onChange={on => page.list.switchTo(connection.id, on)}
        {...(managed?.locked && { lockedBy: mark })}
      />
      {managed && <ManagedMark id={mark} />}
      <div class={style.line}>
        <p class={style.facts}>
          {/* Without a name it is called by its host. */}
          {connection.name && `${hostOf(connection.url)} · `}
          {connection.model} ·{' '}
          <span class={isKeyMissing(connection, template?.credential) ? style.missing : undefined}>
            {keyState(connection, template?.credential)}
          </span>
        </p>
        <span class={style.actions}>
          <IconButton
            name={`Move “${name}” up`}
            icon={ArrowUp}
            look="small"
            data-control="up"
            aria-disabled={place === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            name={`Move “${name}” down`}
            icon={ArrowDown}
            look="small"
            data-control="down"
            aria-disabled={place === count - 1}
            onClick={() => onMove(1)}
          />
          {!managed && (
            <IconButton name={`Duplicate “${name}”`} icon={Copy} look="small" onClick={onDuplicate} />
          )}
          {!managed?.locked && (
            <IconButton name={`Delete “${name}”`} icon={Trash2} look="small" onClick={onRemove} />
          )}
          <IconButton
            name={managed?.locked ? `Details of “${name}”` : `Edit “${name}”`}
            icon={managed?.locked ? ChevronDown : Pencil}
            look="small"
            data-control="edit"
            aria-expanded={open}
            aria-controls={form}
            onClick={() => onOpen(!open)}
          />
        </span>
      </div>
      <div id={form} class={style.form} hidden={!open}>
        {open && managed?.locked && <ManagedForm page={page} connection={connection} template={template} />}
        {open && !managed?.locked && (
          <ConnectionForm page={page} connection={connection} template={template} preset={preset} />
        )}
      </div>
    </li>
  )
}

/** Services whose row says that nothing is answered without. */
const NEEDING: readonly (string | undefined)[] = ['key', 'api-key', 'access-code']

function isKeyMissing({ hasKey, forgetKey, wants }: Connection, credential: string | undefined): boolean {
  return wants !== undefined || (!hasKey && (NEEDING.includes(credential) || forgetKey === true))
}

function keyState(connection: Connection, credential: string | undefined): string {
  if (connection.managed?.key) return 'key of your organisation'
  const { headers, query } = connection.wants ?? {}
  if (connection.hasKey && (headers || query))
    return `value of ${(headers ?? query ?? []).join(', ')} missing`
  if (connection.hasKey) return connection.forgetKey ? 'key until the browser closes' : 'key stored'
  return isKeyMissing(connection, credential) ? 'key missing' : 'no key'
}
