import type { ConnectionId } from '../model/connection.ts'
import type { CommandOf } from '../protocol/command.ts'
import type { Store } from '../store/store.ts'
import type { Engine } from './engine.ts'

/** A dialog left alone for longer is one the person turned away from. */
const MAX_AGE = 10 * 60 * 1000

export interface PermissionWaits {
  /** The browser's dialog is about to open for `origin`. */
  wait(command: CommandOf<'await-permission'>): Promise<void>
  /** A permission was granted: what waited for it is tried again, once. */
  resume(): Promise<void>
  /** The person has said no: what has not been granted by now waits no longer. */
  forget(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'putPermissionWait' | 'takePermissionWaits' | 'permissionWaitOrigins'>
  readonly engine: Engine
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly dropOrigin: (id: ConnectionId) => Promise<unknown>
  readonly now: () => number
}

export function createPermissionWaits(options: Options): PermissionWaits {
  const { store, engine, hasOrigin, dropOrigin, now } = options

  async function resume(): Promise<void> {
    const origins = await store.permissionWaitOrigins()
    const granted = await Promise.all(origins.map(hasOrigin))
    const waits = await store.takePermissionWaits(origins.filter((_, index) => granted[index]))
    for (const { conversationId, messageId, answerId, dropOrigin: connection, at } of waits) {
      if (now() - at >= MAX_AGE) continue
      if (connection) await dropOrigin(connection)
      if (answerId) await engine.retry(conversationId, messageId, answerId)
      else await engine.continue(conversationId, messageId)
    }
  }

  return {
    resume,

    async forget() {
      await resume()
      await store.takePermissionWaits(await store.permissionWaitOrigins())
    },

    async wait({ type: _, origin, ...answer }) {
      await store.putPermissionWait(origin, { ...answer, at: now() })
      // It may have been granted elsewhere meanwhile; then nothing more will be said of it.
      await resume()
    },
  }
}
