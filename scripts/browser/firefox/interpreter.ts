import { setTimeout as sleep } from 'node:timers/promises'
import { type Tab, watchTabs } from './watch-tabs.ts'

/** Of WebDriver BiDi: a command, the answer to one, or an event. */
export interface Message {
  readonly type?: string
  readonly id?: number
  readonly method?: string
  readonly params?: Params
  readonly result?: Result
  readonly error?: string
  readonly message?: string
}

/** As far as they are looked at. */
interface Params {
  readonly type?: string
  readonly url?: string
  readonly context?: string
  readonly navigation?: string | null
  readonly realm?: string
  readonly target?: { readonly context?: string; readonly sandbox?: string }
  readonly features?: Readonly<Record<string, unknown>>
  readonly contexts?: readonly string[]
}

export interface Result {
  readonly realm?: string
  readonly result?: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly text: string }
  readonly contexts?: readonly Tab[]
  readonly extension?: string
}

export interface InterpreterOptions {
  readonly toBrowser: (message: Message) => void
  readonly toDriver: (message: Message) => void
  /** Does what the stable version knows no command for. Rejects where that cannot be done. */
  readonly setColourScheme: (contexts: readonly string[], scheme: string) => Promise<void>
}

export interface Interpreter {
  fromDriver(message: Message): void
  fromBrowser(message: Message): void
  /** A command besides the driver's; resolves with the answer, which may be an error. */
  ask(method: string, params: object): Promise<Message>
}

/** What the stable version does not know, and Playwright says of each page, mostly to ask for what is there anyway. */
const MEDIA = 'emulation.setMediaFeaturesOverride'
const SCHEME = 'prefers-color-scheme'
/** Beyond the ids that a driver counts up to. */
const OWN_IDS = 2 ** 40
/** Of an extension's own pages. */
const OURS = 'moz-extension:'
/** A tab that shows nothing. */
const EMPTY = 'about:blank'
/** What a page says of itself, once it is there: one of ours, or of whoever. */
const COMPLETE = { ours: /^complete moz-extension:/, any: /^complete (?!about:)/ }
const CREATE = 'browsingContext.create'
const CREATED = 'browsingContext.contextCreated'
const DESTROYED = 'browsingContext.contextDestroyed'
/** Milliseconds between two looks, at a page that is being loaded and at the tabs that there are. */
const LOOK = 20

/**
 * What Playwright and a stable Firefox do not say to each other by themselves. Playwright's side follows Firefox's newest
 * version, and Firefox tells nothing of what happens in an extension's own pages, though it takes commands for them.
 */
export function createInterpreter({ toBrowser, toDriver, setColourScheme }: InterpreterOptions): Interpreter {
  let lastId = OWN_IDS
  /** By the id of the command: who waits for its answer. */
  const asked = new Map<number, (answer: Message) => void>()
  const realms = new Set<string>()
  /** The tabs that were given a colour scheme. */
  const coloured = new Set<string>()
  /** By tab: the last page of ours that it went to. */
  const latest = new Map<string | undefined, Params>()

  function ask(method: string, params: object): Promise<Message> {
    const id = ++lastId
    toBrowser({ id, method, params })
    return new Promise(resolve => asked.set(id, resolve))
  }

  const tell = (method: string, params: object) => toDriver({ type: 'event', method, params })

  function tellRealm(params: { readonly realm: string }): void {
    if (realms.has(params.realm)) return
    realms.add(params.realm)
    tell('script.realmCreated', { type: 'window', origin: 'null', ...params })
  }

  /** Looks until the page is there, and then tells what is told of every other one. */
  async function follow(navigation: Params, isNew = false): Promise<void> {
    const { context } = navigation
    latest.set(context, navigation)
    for (;;) {
      const { result, error } = await ask('script.evaluate', {
        expression: "document.readyState + ' ' + location.protocol",
        target: { context },
        awaitPromise: false,
      })
      // The tab is gone, or elsewhere.
      if (error || latest.get(context) !== navigation) return
      const isThere = COMPLETE[isNew ? 'any' : 'ours']
      if (result?.realm !== undefined && isThere.test(String(result.result?.value))) {
        // Of what was told before the tab was known nobody has taken note.
        if (isNew) realms.delete(result.realm)
        tellRealm({ realm: result.realm, ...(context !== undefined && { context }) })
        tell('browsingContext.domContentLoaded', navigation)
        tell('browsingContext.load', navigation)
        return
      }
      await sleep(LOOK)
    }
  }

  const tabs = watchTabs({
    list: async () => (await ask('browsingContext.getTree', { maxDepth: 0 })).result?.contexts,
    isOurs,
    isEmpty: url => url === undefined || url === EMPTY,
    opened: tab => {
      tell(CREATED, tab)
      void follow({ navigation: null, ...tab }, true)
    },
    closed: tab => tell(DESTROYED, tab),
  })

  let watching = false
  async function watch(): Promise<void> {
    if (watching) return
    watching = true
    while (await tabs.look()) await sleep(LOOK)
  }

  /** Of a world beside the page's own it is told with the first answer from there. */
  async function inSandbox({ id, method = '', params = {} }: Message): Promise<void> {
    const answer = await ask(method, params)
    const realm = answer.result?.realm
    if (realm !== undefined) tellRealm({ ...params.target, realm })
    toDriver({ ...answer, ...(id !== undefined && { id }) })
  }

  /** A window for each page costs more than most pages do: it is wanted where another tab would be hidden that shows something. */
  async function create(message: Message): Promise<void> {
    const { result } = await ask('browsingContext.getTree', { maxDepth: 0 })
    const isEmpty = result?.contexts?.every(({ url }) => url === EMPTY)
    toBrowser(isEmpty ? { ...message, params: { ...message.params, type: 'tab' } } : message)
  }

  async function setMedia(message: Message): Promise<void> {
    const { id, params: { features = {}, contexts = [] } = {} } = message
    const { [SCHEME]: scheme, ...others } = features
    if (!isOrdinary(features) || contexts.some(context => coloured.has(context))) {
      // Not for tabs that are still to come, and nothing else.
      if (typeof scheme !== 'string' || !isOrdinary(others) || contexts.length === 0)
        return toBrowser(message)
      await setColourScheme(contexts, scheme)
      for (const context of contexts) coloured.add(context)
    }
    toDriver({ type: 'success', ...(id !== undefined && { id }), result: {} })
  }

  return {
    ask,

    fromDriver(message) {
      const { method = '', params } = message
      if (method === MEDIA) setMedia(message).catch(() => toBrowser(message))
      else if (method === CREATE) void create(message)
      else if (params?.target?.sandbox !== undefined) void inSandbox(message)
      else toBrowser(message)
    },

    fromBrowser(message) {
      const { id, method, params } = message
      const answered = id === undefined ? undefined : asked.get(id)
      if (answered && id !== undefined) {
        asked.delete(id)
        return answered(message)
      }
      if (method === 'script.realmCreated' && params?.realm !== undefined) realms.add(params.realm)
      if (method === CREATED || method === DESTROYED) tabs.told(params?.context ?? '', method === CREATED)
      toDriver(message)
      // Before the first tab there is no session that could be asked for tabs.
      if (method === CREATED) void watch()
      if (method === 'browsingContext.navigationCommitted' && params && isOurs(params.url))
        void follow(params)
    },
  }
}

const isOurs = (url: string | undefined): boolean => url?.startsWith(OURS) ?? false

/** Whether no other media are asked for than a new profile has. */
const isOrdinary = (features: object): boolean =>
  Object.values(features).every(value => value === 'light' || value === null)
