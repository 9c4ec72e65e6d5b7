import { RefreshCw } from 'lucide-preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import {
  findModels,
  type OfferedModel,
  offeredModels,
  recentModels,
  takesOthers,
  withChosen,
} from '../../lib/model/offered-models.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { IconButton } from '../ui/icon-button.tsx'
import popover from '../ui/popover.module.css'
import menuField from './menu-field.module.css'
import { type ModelGroup, ModelOptions } from './model-options.tsx'
import style from './model-picker.module.css'
import { placeBeside } from './place-beside.ts'
import { useModelLists } from './use-model-lists.ts'
import { usePopover } from './use-popover.ts'

interface Props {
  readonly page: ChatPage
  /** What it was opened by. */
  readonly button: HTMLElement
  readonly onClose: () => void
}

/** Drawn at once; more than that nobody looks over. */
const MOST = 200

/** Chooses who answers here from now on, and in new conversations. In the top layer, beside its button. */
export function ModelPicker({ page, button, onClose }: Props) {
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [place, setPlace] = useState(0)
  const { lists, state, missing, refresh } = useModelLists(page)
  const { connections = [] } = page.chosen.value ?? {}
  const current = page.connection.value

  const chosen = page.settings.value?.recentModels ?? []
  const used = current ? [...chosen, { connection: current.id, model: current.model }] : chosen
  const offered = withChosen(offeredModels(connections, lists, page.modelsOf), connections, used)
  const found = findModels(offered, text)
  const { recent, others } = recentModels(found, chosen)
  const typed = typedModel()
  // In the order in which they stand on the screen.
  const shown = [...[...recent, ...connections.flatMap(of)].slice(0, MOST), ...typed]
  const active = shown[Math.min(place, shown.length - 1)]

  const { close, closeOn, props } = usePopover(root, button, 'input', onClose)

  // It grows upwards as the lists come.
  useLayoutEffect(() => {
    if (root.current) placeBeside(root.current, button)
    root.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' })
  }, [shown.length, place])

  function of({ id }: Connection): OfferedModel[] {
    return others.filter(({ connection }) => connection.id === id)
  }

  /** Servers know models that they do not list. */
  function typedModel(): OfferedModel[] {
    const model = text.trim()
    const connection = connections.find(one => one.id === current?.id)
    if (!connection || !takesOthers(connection) || !model || /\s/.test(model)) return []
    if (found.some(({ id }) => id === model)) return []
    return [{ id: model, connection }]
  }

  function groups(): ModelGroup[] {
    const rest = shown.slice(recent.length, shown.length - typed.length)
    const theirs = connections.map(connection => ({
      name: connectionName(connection),
      models: rest.filter(model => model.connection.id === connection.id),
      named: false,
      managed: connection.managed !== undefined,
    }))
    const named = connections.length > 1
    return [
      { name: 'Recent', models: recent, named },
      ...theirs,
      { name: 'Not listed', models: typed, named },
    ].filter(({ models }) => models.length > 0)
  }

  function choose(model: OfferedModel | undefined): void {
    if (!model) return
    page.chooseModel(model.connection.id, model.id)
    close()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return
    const last = shown.length - 1
    const at = Math.min(place, last)
    const places: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + 8, last),
      PageUp: Math.max(at - 8, 0),
    }
    const next = places[event.key]
    if (closeOn(event)) return
    if (event.target instanceof HTMLInputElement && event.key === 'Enter') {
      event.preventDefault()
      choose(active)
    } else if (event.target instanceof HTMLInputElement && next !== undefined) {
      event.preventDefault()
      setPlace(next)
    }
  }

  return (
    <div
      ref={root}
      {...props}
      role="dialog"
      aria-label="Choose a model"
      class={`${popover.popover} ${style.picker}`}
      onKeyDown={onKeyDown}
    >
      <div class={style.head}>
        <input
          class={menuField.field}
          role="combobox"
          aria-label="Find a model"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(active && { 'aria-activedescendant': `${id}-${shown.indexOf(active)}` })}
          placeholder="Find a model"
          autocomplete="off"
          spellcheck={false}
          maxLength={300}
          value={text}
          onInput={event => {
            setText(event.currentTarget.value)
            setPlace(0)
          }}
        />
        <IconButton
          name="Refresh the models"
          icon={RefreshCw}
          look="small"
          aria-disabled={state === 'asking'}
          onClick={refresh}
        />
      </div>
      <div id={`${id}-list`} class={style.list} role="listbox" aria-label="Models">
        <ModelOptions
          id={id}
          groups={groups()}
          active={active}
          current={current}
          typed={typed[0]}
          onChoose={choose}
        />
      </div>
      <p class={style.note} role="status">
        {[
          noteOf(state, found.length + typed.length, shown.length),
          state === 'idle' && missingNote(connections.filter(({ id }) => missing.includes(id))),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  )
}

const NAMES = new Intl.ListFormat('en')

function missingNote(missing: readonly Connection[]): string {
  if (missing.length === 0) return ''
  const whose = missing.length > 1 ? 'their' : 'its'
  return `${NAMES.format(missing.map(connectionName))} did not list ${whose} models.`
}

function noteOf(state: 'idle' | 'asking' | 'failed', found: number, shown: number): string {
  if (found === 0) return 'No model is called that.'
  if (found > shown) return `${(found - shown).toLocaleString('en')} more: type to find them.`
  if (state === 'asking') return 'Asking the servers for their models…'
  return state === 'failed' ? 'The lists could not be refreshed.' : ''
}
