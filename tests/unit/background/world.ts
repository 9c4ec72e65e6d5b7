import type { UseStore } from 'idb-keyval'
import { vi } from 'vitest'
import { createBackground } from '../../../lib/background/create-background.ts'
import type { Badge } from '../../../lib/background/unread.ts'
import type { OriginRule } from '../../../lib/connections/origin-rules.ts'
import type { Conversation } from '../../../lib/model/conversation.ts'
import { createRoutedStore } from '../../../lib/store/routed-store.ts'
import { createStore } from '../../../lib/store/store.ts'
import type { SessionArea } from '../../../lib/store/temporary/session-area.ts'
import { createTemporaryStore } from '../../../lib/store/temporary/temporary-store.ts'
import { type Database, openDatabase } from '../../../lib/store/use-store.ts'
import { answer } from '../model/samples.ts'
import { createFakeSession } from '../store/fake-session.ts'
import { createFreshStore, PRESET } from '../store/fresh-store.ts'
import { createFakeLocks } from './fake-locks.ts'
import { createFakeServer } from './fake-server.ts'
import { openSurface } from './fake-surface.ts'
import { createFakeSyncArea } from './fake-sync-area.ts'

export type World = ReturnType<typeof createWorld>
export type Worker = ReturnType<World['startWorker']>

/** A browser's half of things: what stays when a background dies, and the way to start the next. */
export function createWorld() {
  // The database runs on `setImmediate`, and goes on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  const { factory, store, database } = createFreshStore()
  const session = createFakeSession()
  const locks = createFakeLocks()
  const server = createFakeServer()
  const sync = createFakeSyncArea()
  const granted = new Set<string>()
  const scripts = {
    hasOrigin: async (origin: string) => granted.has(origin),
    toPattern: (origin: string) =>
      origin === '*' ? '*://*/*' : `${new URL(origin).protocol}//${new URL(origin).hostname}/*`,
    register: vi.fn(async (_patterns: readonly string[]) => {}),
    inject: vi.fn(async (_patterns: readonly string[]) => {}),
    withdraw: vi.fn(async (_kept: readonly string[]) => {}),
  }
  const giveBack = vi.fn(async (_pattern: string) => {})
  const rules = { ownHost: () => 'own-id', replace: vi.fn(async (_rules: readonly OriginRule[]) => {}) }
  const errors: string[] = []
  /** What an administrator has set, and when the browser has told it. */
  const policy: { value: Record<string, unknown>; told: Promise<void> | undefined } = {
    value: {},
    told: undefined,
  }
  const onConnections = vi.fn()
  const beat = vi.fn()
  const showBadge = vi.fn(async (_badge: Badge) => {})

  /**
   * `isDead` is asked before and after every use of the database: the moments at which a death can be told apart. With
   * `isDeadWithin`, which is asked at every request, a transaction may die with its worker.
   */
  function startWorker(isDead: () => boolean = () => false, isDeadWithin: () => boolean = () => false) {
    let killed = false
    const dead = () => killed || isDead()
    const own = mortal(openDatabase('test', factory), dead, isDeadWithin)
    const context = locks.open()
    const memory = createTemporaryStore(mortalArea(session.area, dead), PRESET)
    const workerStore = createRoutedStore(createStore(own, PRESET), memory)
    const background = createBackground({
      store: workerStore,
      fetch: (input, init) => (dead() ? NEVER : server.fetch(input, init)),
      locks: context,
      hasOrigin: scripts.hasOrigin,
      isOnline: () => true,
      scripts,
      giveBack,
      rules,
      async readPolicy() {
        await policy.told
        return policy.value
      },
      syncArea: sync.area,
      preset: PRESET,
      beat,
      beatIntervalMs: 20_000,
      onConnections,
      showBadge,
      // So few that a test need not make hundreds.
      together: 22,
      now: Date.now,
      onError: what => void errors.push(what),
    })
    return {
      ...background,
      store: workerStore,
      openSurface: () => openSurface(background.acceptPage),
      /** Everything the worker was doing stops where it is; its locks and timers are the browser's, and go. */
      kill() {
        killed = true
        context.die()
        vi.clearAllTimers()
      },
    }
  }

  /** A conversation that an earlier background left. */
  async function seed(conversation: Conversation): Promise<void> {
    await store.begin(conversation, conversation.messages, answer('none', 'none'))
    await store.dropJournal({ conversationId: 'none', messageId: 'none' })
  }

  return {
    seed,
    store,
    database,
    session,
    server,
    sync,
    locks,
    granted,
    scripts,
    giveBack,
    rules,
    errors,
    policy,
    onConnections,
    beat,
    showBadge,
    startWorker,
  }
}

const NEVER = new Promise<never>(() => {})

function mortal(database: Database, isDead: () => boolean, isDeadWithin: () => boolean): Database {
  const wrap =
    (use: UseStore): UseStore =>
    async (mode, callback) => {
      if (isDead()) return NEVER
      let died = false
      const result = await use(mode, store =>
        callback(
          watched(store, () => {
            if (died || !isDeadWithin()) return
            died = true
            // After this tick, in which several may be made.
            queueMicrotask(() => store.transaction.abort())
          }),
        ),
      ).catch((error: unknown) => (died ? NEVER : Promise.reject(error)))
      return isDead() ? NEVER : result
    }
  return { strict: wrap(database.strict), relaxed: wrap(database.relaxed) }
}

/** An object store that tells of every request, once it is made. */
function watched(store: IDBObjectStore, onRequest: () => void): IDBObjectStore {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const request: unknown = Reflect.apply(value, target, args)
        onRequest()
        return request
      }
    },
  })
}

function mortalArea(area: SessionArea, isDead: () => boolean): SessionArea {
  async function use<T>(work: () => Promise<T>): Promise<T> {
    if (isDead()) return NEVER
    const result = await work()
    return isDead() ? NEVER : result
  }
  return {
    get: () => use(() => area.get()),
    set: items => use(() => area.set(items)),
    remove: names => use(() => area.remove(names)),
  }
}
