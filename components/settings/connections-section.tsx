import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import { Plus, Search } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Connection, ConnectionId } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { FoundServer } from '../../lib/model/found-server.ts'
import type { Template } from '../../lib/model/template.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Button } from '../ui/button.tsx'
import { drawIcon } from '../ui/draw-icon.tsx'
import { Status } from '../ui/status.tsx'
import { ConnectionEditor } from './connection-editor.tsx'
import { toConnectionForm, toFields } from './connection-fields.ts'
import { ConnectionRow } from './connection-row.tsx'
import { ConnectionToast } from './connection-toast.tsx'
import style from './connections-section.module.css'
import { FailoverSwitch } from './failover-switch.tsx'
import { LeftNotice } from './left-notice.tsx'
import { LocalServers } from './local-servers.tsx'
import { ManagedNotice } from './managed-notice.tsx'
import { fromFoundServer, type NewConnection, toNewConnection } from './new-connection.ts'
import { Section } from './section.tsx'
import { soughtSentence } from './sought-note.tsx'
import { TemplateChooser } from './template-chooser.tsx'
import { useConnectionRows } from './use-connection-rows.ts'
import { useWantedPlace } from './use-wanted-place.ts'

interface Props {
  readonly page: OptionsPage
  readonly preset: Connection
}

/** What takes the focus once the list has changed. */
interface Heir {
  readonly id?: ConnectionId | undefined
  readonly control: 'edit' | 'up' | 'down'
  /** Through all changes until it is taken back: a second press may come before the list has changed by the first. */
  readonly stays?: true
}

export function ConnectionsSection({ page, preset }: Props) {
  const connections = page.connections.value
  const { rows = [], setTyped, forget } = useConnectionRows(page)
  const managed = page.managed.value
  const opened = useSignal<ReadonlySet<ConnectionId>>(new Set())
  const adding = useSignal<'no' | 'choosing' | NewConnection>('no')
  const said = useSignal('')
  const root = useRef<HTMLDivElement>(null)
  const heir = useRef<Heir | undefined>(undefined)
  const order = useComputed(() => (page.connections.value ?? []).map(({ id }) => id).join(' ')).value

  useSignalEffect(() => {
    if (page.sought.value) said.value = soughtSentence(page.sought.value)
  })

  function open(id: ConnectionId, isWanted: boolean): void {
    const others = [...opened.value].filter(one => one !== id)
    opened.value = new Set(isWanted ? [...others, id] : others)
  }

  function press(connection: Connection, isWanted: boolean, isTyped: boolean): void {
    open(connection.id, isWanted)
    if (isTyped) said.value = isWanted ? '' : `Your unsaved changes to ${connectionName(connection)} are kept`
  }

  // One that stands alone is open: whoever comes here wants it. It stays so, with what was typed in it.
  useLayoutEffect(() => {
    const [only, another] = connections ?? []
    if (only && !another) open(only.id, true)
  }, [connections === undefined])

  const wanted = useWantedPlace(root, connections !== undefined, id => open(id, true))

  const toAdd = () => root.current?.querySelector<HTMLElement>('[data-add-connection]')

  const toEdit = (id: ConnectionId) =>
    root.current?.querySelector<HTMLElement>(`[data-connection="${id}"] [data-control="edit"]`)

  // A row that moves lets go of the focus, and one that goes takes it along.
  useLayoutEffect(() => {
    const wanted = heir.current
    if (!wanted) return
    if (!wanted.stays) heir.current = undefined
    const row = [...(root.current?.querySelectorAll<HTMLElement>('[data-connection]') ?? [])].find(
      ({ dataset }) => dataset.connection === wanted.id,
    )
    const target = row?.querySelector<HTMLElement>(`[data-control="${wanted.control}"]`) ?? toAdd()
    target?.focus()
  }, [order])

  function move(connection: Connection, step: -1 | 1): void {
    const moved = page.list.move(connection.id, step)
    if (!moved) return
    const wanted: Heir = { id: connection.id, control: step < 0 ? 'up' : 'down', stays: true }
    heir.current = wanted
    said.value = `${connectionName(connection)} is now ${moved.place + 1} of ${connections?.length}`
    // The list is drawn a moment after it is told.
    void moved.done.then(() =>
      requestAnimationFrame(() => {
        if (heir.current === wanted) heir.current = undefined
      }),
    )
  }

  function remove(connection: Connection): void {
    const place = (connections ?? []).indexOf(connection)
    const neighbour = connections?.[place + 1] ?? connections?.[place - 1]
    heir.current = { id: neighbour?.id, control: 'edit' }
    page.list.remove(connection)
  }

  async function duplicate(connection: Connection): Promise<void> {
    const id = await page.list.duplicate(connection)
    if (id) open(id, true)
    said.value = `${connectionName(connection)} ${id ? 'is' : 'could not be'} duplicated`
  }

  /** The servers that are on their way into the list: a second press would add them again. */
  const coming = useRef(new Set<string>())

  /** What answers as it is is kept at once; what a person has to say something to is shown to them first. */
  async function addFound(server: FoundServer): Promise<void> {
    const template = page.templates.find(({ id }) => id === server.template)
    if (!template) return
    const made = fromFoundServer(server, template, page.newId())
    const { connection, given } = made
    const isEnough = server.state !== 'wants-key' && connection.model !== ''
    const form = toConnectionForm(toFields(connection, given), connection)
    if (coming.current.has(server.url)) return
    coming.current.add(server.url)
    if (isEnough && (await page.save(form)).status === 'done') added(connection.id)
    else adding.value = made
    coming.current.delete(server.url)
  }

  function choose(template: Template): void {
    adding.value = toNewConnection(template, page.newId())
  }

  function saveLeft(id: ConnectionId, savedAs: ConnectionId): void {
    open(id, false)
    forget(id)
    added(savedAs)
  }

  function leave(id: ConnectionId): void {
    open(id, false)
    forget(id)
    requestAnimationFrame(() => (toEdit(id) ?? toAdd())?.focus())
  }

  function endAdding(): void {
    adding.value = 'no'
    requestAnimationFrame(() => toAdd()?.focus())
  }

  function added(id: ConnectionId): void {
    // Told before it was said that it is saved: the row is there.
    adding.value = 'no'
    requestAnimationFrame(() => toEdit(id)?.focus())
  }

  return (
    <Section
      title="Connections"
      about={`The servers that your questions go to, and nowhere else. ${managed?.only ? 'Your organisation chooses them.' : 'Any that speaks the OpenAI protocol will do, one on your own computer too.'} The first one that is on answers until you choose another.`}
    >
      <div ref={root} class={style.connections}>
        {managed && connections && <ManagedNotice managed={managed} count={connections.length} />}
        {rows.length > 0 && (
          <ol class={style.list} aria-label="Connections">
            {rows.map(({ id, connection, isTyped, isAway, left }) => (
              <ConnectionRow
                key={id}
                page={page}
                connection={connection}
                preset={preset}
                place={connections?.indexOf(connection) ?? 0}
                count={connections?.length ?? 0}
                open={opened.value.has(id)}
                isTyped={isTyped}
                isAway={isAway}
                onOpen={isWanted => press(connection, isWanted, isTyped)}
                onMove={step => move(connection, step)}
                onRemove={() => remove(connection)}
                onDuplicate={() => void duplicate(connection)}
                onTyped={isTyped => setTyped(id, isTyped)}
                wanted={wanted.value?.connection === id ? wanted.value.field : undefined}
                onWantedShown={() => {
                  wanted.value = undefined
                }}
                {...(left && {
                  left: {
                    ...left,
                    onSaved: () => saveLeft(id, left.connection.id),
                    onCancel: () => leave(id),
                  },
                })}
              />
            ))}
          </ol>
        )}
        {connections && connections.length > 1 && <FailoverSwitch page={page} />}
        {connections?.length === 0 && !managed?.only && (
          <p class={style.empty}>There is no connection: add one to ask anything.</p>
        )}
        {adding.value === 'choosing' && !managed?.only && (
          <TemplateChooser templates={page.templates} onChoose={choose} onCancel={endAdding} />
        )}
        {typeof adding.value === 'object' && (
          <div class={style.added}>
            <h3 class={style.title}>New connection: {adding.value.template.name}</h3>
            {managed?.only && (
              <LeftNotice
                why="new"
                connection={adding.value.connection}
                copy={adding.value.connection}
                isOnly
              />
            )}
            <ConnectionEditor
              key={adding.value.connection.id}
              page={page}
              {...adding.value}
              preset={preset}
              canSave={!managed?.only}
              onSaved={() => typeof adding.value === 'object' && added(adding.value.connection.id)}
              onCancel={endAdding}
            />
          </div>
        )}
        {adding.value === 'no' && connections && !managed?.only && (
          <>
            <LocalServers page={page} onAdd={server => void addFound(server)} />
            <div class={style.ways}>
              <Button
                data-add-connection
                onClick={() => {
                  adding.value = 'choosing'
                }}
              >
                {drawIcon(Plus, 15)} Add a connection
              </Button>
              <Button
                aria-disabled={page.local.finding.value?.status === 'looking'}
                onClick={() => void page.local.look()}
              >
                {drawIcon(Search, 15)} Look on this computer
              </Button>
            </div>
          </>
        )}
        <div class={style.toast}>
          <ConnectionToast list={page.list} />
        </div>
        <Status text={said} />
      </div>
    </Section>
  )
}
