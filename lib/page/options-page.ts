import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { chosenConnection } from '../model/chosen-connection.ts'
import type { Connection, ConnectionId } from '../model/connection.ts'
import { createId } from '../model/create-id.ts'
import type { Managed } from '../model/managed.ts'
import type { ParsedPaste } from '../model/pasted.ts'
import type { Template } from '../model/template.ts'
import { ALL_SITES } from '../platform/all-sites.ts'
import type { Command, ConnectionForm } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { Store, StoreReader } from '../store/store.ts'
import { createChoices } from './choices.ts'
import { type ConnectionList, createConnectionList } from './connection-list.ts'
import { type ConnectionTests, createConnectionTests } from './connection-tests.ts'
import { createEndpointSeeker, type Sought } from './endpoint-seeker.ts'
import { createKeptHistory, type KeptHistory } from './kept-history.ts'
import { createLink, type LinkPort } from './link.ts'
import { createLocalSearch, type LocalSearch } from './local-search.ts'
import type { Site } from './site-switch.ts'
import { createStoredSignal } from './stored-signal.ts'
import { createSyncSwitch, type SyncSwitch } from './sync-switch.ts'

/** What the options page shows, and what can be done there. */
export interface OptionsPage {
  /** In the person's order. */
  readonly connections: ReadonlySignal<readonly Connection[] | undefined>
  /** Who answers in a new conversation. */
  readonly answering: ReadonlySignal<Connection | undefined>
  readonly list: ConnectionList
  /** What the person's organisation has set; `undefined` where none has. */
  readonly managed: ReadonlySignal<Managed | undefined>
  readonly local: LocalSearch
  readonly templates: readonly Template[]
  readonly sites: ReadonlySignal<readonly Site[]>
  readonly allSites: ReadonlySignal<boolean>
  /** Whether the model is asked for the names of conversations. */
  readonly modelTitles: ReadonlySignal<boolean>
  /** Whether the next connection is asked where one cannot answer. */
  readonly failover: ReadonlySignal<boolean>
  readonly kept: KeptHistory
  readonly sync: SyncSwitch
  /** The models that can be suggested for a connection: its own, those its server listed, those it is known for. */
  modelsOf(connection: Connection): readonly string[]
  /** What stands in a text that was pasted where an address belongs, or why it cannot be one. */
  readPasted(text: string, insecure: boolean): ParsedPaste
  /** For one that is not saved yet. */
  newId(): ConnectionId
  /**
   * Must be called in a click: beside saving, the browser asks the person for the server's host, and then the server of a
   * new address that does not name its interface is asked where that is. Of one that is locked is saved what is theirs.
   */
  save(form: ConnectionForm): Promise<Reply>
  /** What became of the last of these. */
  readonly sought: ReadonlySignal<Sought | undefined>
  readonly tests: ConnectionTests
  /** What a server that refuses extensions is to be told of us. */
  readonly origin: OwnOrigin
  /** In a click, to switch on. */
  setSite(origin: string, on: boolean): void
  /** In a click, to switch on. */
  setAllSites(on: boolean): void
  /** For what else the page has to say to the background, over the same port. */
  send(command: Command): Promise<Reply>
  setModelTitles(on: boolean): void
  setFailover(on: boolean): void
}

export interface OwnOrigin {
  /** What this computer runs. */
  readonly system: 'linux' | 'mac' | 'windows'
  /** As it stands in our requests. */
  readonly name: string
  /** For Ollama, by system. */
  readonly lines: Readonly<Record<'linux' | 'mac' | 'windows', string>>
}

interface Options {
  readonly store: StoreReader & Pick<Store, 'amount' | 'managed' | 'modelLists' | 'syncProblems'>
  readonly connect: () => LinkPort
  readonly onAwake: (awake: () => void) => void
  readonly requestOrigin: (origin: string) => Promise<boolean>
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly onOriginsChanged: (changed: () => void) => void
  /** An address that the background would refuse is not asked a permission for. */
  readonly parseServerUrl: (text: string, form: Pick<ConnectionForm, 'insecure'>) => { readonly url?: string }
  readonly parsePasted: (text: string, switches: { readonly insecure: boolean }) => ParsedPaste
  readonly namesInterface: (url: string) => boolean
  readonly mayBeElsewhere: (url: string) => boolean
  readonly templates: readonly Template[]
  readonly origin: OwnOrigin
  /** The models that a server is known to offer. */
  readonly modelsOf: (connection: Connection) => readonly string[]
  /** The server that needs no permission by default. */
  readonly presetOrigin: string
  readonly storedBytes: () => Promise<number | undefined>
  /** Whether anything lies in the browser's own sync. */
  readonly hasSynced: () => Promise<boolean>
  readonly now: () => number
}

export function createOptionsPage(options: Options): OptionsPage {
  const {
    store,
    connect,
    onAwake,
    requestOrigin,
    hasOrigin,
    onOriginsChanged,
    parseServerUrl,
    parsePasted,
    namesInterface,
    mayBeElsewhere,
    templates,
    origin,
    modelsOf,
    presetOrigin,
    storedBytes,
    hasSynced,
    now,
  } = options
  const choices = createChoices(store)
  const { connections, settings, chosen } = choices
  const modelLists = createStoredSignal(store.modelLists)
  const managed = createStoredSignal(store.managed)
  const granted = signal<readonly string[]>([])

  const link = createLink({
    connect,
    greeting: () => [],
    isWaiting: () => false,
    onRejoined() {
      choices.refresh()
      kept.refresh()
      sync.refresh()
      managed.refresh()
      modelLists.refresh()
    },
    onAwake,
    onUpdate(update) {
      choices.receive(update)
      if (update.type === 'connections') managed.refresh()
      kept.receive(update)
      sync.receive(update)
      tests.receive(update)
    },
  })

  const kept = createKeptHistory({ store, settings, send: link.send, storedBytes, now })

  const sync = createSyncSwitch({ store, settings, send: link.send, hasSynced })

  const tests = createConnectionTests({
    send: link.send,
    requestServer,
    requestOrigin,
    hasOrigin,
    parseServerUrl,
    namesInterface,
    mayBeElsewhere,
    now,
  })

  const seeker = createEndpointSeeker({ connections, namesInterface, send: link.send })

  async function lookWhatIsGranted(): Promise<void> {
    const origins = [ALL_SITES, ...(settings.value?.sites ?? [])]
    const answers = await Promise.all(origins.map(hasOrigin))
    granted.value = origins.filter((_, index) => answers[index])
  }

  onOriginsChanged(lookWhatIsGranted)
  effect(() => void lookWhatIsGranted())

  const isGranted = (origin: string) => granted.value.includes(ALL_SITES) || granted.value.includes(origin)

  /**
   * In the click, without waiting for it. A refusal is no reason to stop: a server that allows cross-origin requests
   * needs no permission.
   */
  async function requestServer(form: ConnectionForm): Promise<void> {
    const { url } = parseServerUrl(form.url, form)
    if (url === undefined) return
    const { origin } = new URL(url)
    if (origin !== presetOrigin) await requestOrigin(origin)
  }

  function saveOwn({ id, secret, dropOrigin }: ConnectionForm): Promise<Reply> {
    const key = secret === undefined ? {} : { key: secret?.value ?? null }
    return link.send({ type: 'set-own', connectionId: id, ...key, dropOrigin: dropOrigin === true })
  }

  return {
    connections,
    answering: computed(() => chosen.value && chosenConnection(chosen.value)),
    kept,
    managed: managed.signal,
    sync,
    list: createConnectionList({ connections, send: link.send, now }),
    local: createLocalSearch({ requestOrigin, send: link.send }),
    templates,
    tests,
    origin,
    modelsOf(connection) {
      const listed = modelLists.signal.value?.get(connection.id)?.models.map(({ id }) => id) ?? []
      return [...new Set([...(connection.models ?? []), ...modelsOf(connection), ...listed])]
    },
    readPasted: (text, insecure) => parsePasted(text, { insecure }),
    newId: () => createId(now()),
    sites: computed(() =>
      (settings.value?.sites ?? []).map(origin => ({
        origin,
        host: new URL(origin).host,
        on: isGranted(origin),
      })),
    ),
    allSites: computed(() => (settings.value?.allSites ?? false) && granted.value.includes(ALL_SITES)),

    sought: seeker.sought,

    async save(form) {
      const answered = requestServer(form)
      const before = connections.peek()?.find(({ id }) => id === form.id)
      if (before?.managed?.locked) return saveOwn(form)
      const reply = await link.send({ type: 'save-connection', connection: form })
      const { url } = parseServerUrl(form.url, form)
      // What was stored before was right for the person, unless it is said to be wrong.
      const isNew = url !== before?.url || seeker.isMissing(form.id, url)
      if (reply.status === 'done' && url !== undefined && isNew) void seeker.seek(form.id, url, answered)
      return reply
    },

    setSite(origin, on) {
      void link.send({ type: 'set-site', origin, on })
      if (on) void requestOrigin(origin)
    },

    send: link.send,

    failover: computed(() => settings.value?.failover ?? false),

    setFailover(on) {
      void link.send({ type: 'set-failover', on })
    },

    modelTitles: computed(() => settings.value?.modelTitles ?? false),

    setModelTitles(on) {
      void link.send({ type: 'set-model-titles', on })
    },

    setAllSites(on) {
      void link.send({ type: 'set-all-sites', on })
      if (on) void requestOrigin(ALL_SITES)
    },
  }
}
