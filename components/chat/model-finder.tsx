import { RefreshCw } from 'lucide'
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Connection, LastModel } from '../../lib/model/connection.ts'
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
import { listNotes } from './list-notes.ts'
import menuField from './menu-field.module.css'
import style from './model-finder.module.css'
import { type ModelGroup, ModelOptions } from './model-options.tsx'
import { useModelLists } from './use-model-lists.ts'

export type ModelPage = Pick<
  ChatPage,
  'chosen' | 'settings' | 'connection' | 'modelsOf' | 'readModelList' | 'readModelLists' | 'send'
>

interface Props {
  readonly page: ModelPage
  /** The one that is told from the others, and how. */
  readonly marked: LastModel | undefined
  readonly mark: string
  readonly disabled?: boolean
  readonly onChoose: (model: OfferedModel) => void
  /** It takes more room, or less. */
  readonly onSize: () => void
}

/** Drawn at once; more than that nobody looks over. */
const MOST = 200

/** A field to find a model by, and all that there are of all connections. */
export function ModelFinder({ page, marked, mark, disabled = false, onChoose, onSize }: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  /** Of the option that the keys have come to. */
  const [place, setPlace] = useState<number | undefined>(undefined)
  const { lists, state, missing, refresh } = useModelLists(page)
  const { connections = [] } = page.chosen.value ?? {}
  const current = page.connection.value
  const chosen = page.settings.value?.recentModels ?? []

  const offered = useMemo(() => {
    const used = current ? [...chosen, { connection: current.id, model: current.model }] : chosen
    const all = marked ? [...used, marked] : used
    return withChosen(offeredModels(connections, lists, page.modelsOf), connections, all)
  }, [connections, lists, chosen, current?.id, current?.model, marked?.connection, marked?.model])
  const found = useMemo(() => findModels(offered, text), [offered, text])
  const { recent, others } = recentModels(found, chosen)
  const typed = typedModels()
  const listed = [...recent, ...connections.flatMap(of)].slice(0, MOST)
  // In the order in which they stand on the screen.
  const shown = [...listed, ...typed]
  const last = shown.length - 1
  // Whose a name is that several may know is for the person to say.
  const isAnybodys = listed.length === 0 && typed.length > 1
  const at = Math.min(place ?? (isAnybodys ? -1 : 0), last)
  const active = shown[at]

  useLayoutEffect(() => {
    onSize()
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' })
  }, [shown.length, place])

  function of({ id }: Connection): OfferedModel[] {
    return others.filter(({ connection }) => connection.id === id)
  }

  /** Servers know models that they do not list. */
  function typedModels(): OfferedModel[] {
    const model = text.trim()
    if (!model || /\s/.test(model)) return []
    const isFound = found.some(({ id }) => id === model)
    const isKnown = ({ id }: Connection) => offered.some(one => one.id === model && one.connection.id === id)
    return connections
      .filter(takesOthers)
      .filter(one => !isKnown(one) && (hasUnknown(one) || (one.id === current?.id && !isFound)))
      .map(connection => ({ id: model, connection }))
  }

  function hasUnknown({ id, models }: Connection): boolean {
    const list = lists.get(id)
    return !models && (missing.has(id) || !list || list.cut === true)
  }

  function groups(): ModelGroup[] {
    const rest = listed.slice(recent.length)
    const named = connections.length > 1
    return [
      { name: 'Recent', models: recent, named },
      ...connections.map(connection => ({
        name: connectionName(connection),
        models: rest.filter(model => model.connection.id === connection.id),
        named: false,
        managed: connection.managed !== undefined,
      })),
      { name: 'Not listed', models: typed, named: true },
    ].filter(({ models }) => models.length > 0)
  }

  function choose(model: OfferedModel | undefined): void {
    if (model && !disabled) onChoose(model)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return
    const places: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(at + 8, last),
      PageUp: Math.max(at - 8, 0),
    }
    const next = places[event.key]
    if (event.key !== 'Enter' && next === undefined) return
    event.preventDefault()
    if (event.key === 'Enter') choose(active)
    else setPlace(next)
  }

  return (
    <>
      <div class={style.head}>
        <input
          class={menuField.field}
          role="combobox"
          aria-label="Find a model"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(active && { 'aria-activedescendant': `${id}-${at}` })}
          placeholder="Find a model"
          autocomplete="off"
          spellcheck={false}
          maxLength={300}
          value={text}
          onInput={event => {
            setText(event.currentTarget.value)
            setPlace(undefined)
          }}
          onKeyDown={onKeyDown}
        />
        <IconButton
          name="Refresh the models"
          icon={RefreshCw}
          look="small"
          aria-disabled={state === 'asking'}
          onClick={refresh}
        />
      </div>
      <div ref={list} id={`${id}-list`} class={style.list} role="listbox" aria-label="Models">
        <ModelOptions
          id={id}
          groups={groups()}
          active={active}
          marked={marked}
          mark={mark}
          typed={typed}
          disabled={disabled}
          onChoose={choose}
        />
      </div>
      <p class={style.note} role="status">
        {[
          isAnybodys
            ? 'No list has that name. Choose the server that knows it.'
            : noteOf(state, found.length + typed.length, shown.length),
          ...listNotes(connections, lists, missing),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}

function noteOf(state: 'idle' | 'asking' | 'failed', found: number, shown: number): string {
  if (found === 0) return 'No model is called that.'
  if (found > shown) return `${(found - shown).toLocaleString('en')} more: type to find them.`
  if (state === 'asking') return 'Asking the servers for their models…'
  return state === 'failed' ? 'The lists could not be refreshed.' : ''
}
