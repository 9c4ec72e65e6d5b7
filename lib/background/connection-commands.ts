import type { Connection, ConnectionId } from '../model/connection.ts'
import type { Settings } from '../model/settings.ts'
import type { CommandOf, ConnectionForm } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { Store } from '../store/store.ts'
import { readConnectionForm } from './read-connection-form.ts'

/** Milliseconds for which a deleted connection waits for an undo. */
const UNDO_MS = 60 * 60 * 1000

export interface ConnectionCommands {
  save(form: ConnectionForm): Promise<Reply>
  switchTo(command: CommandOf<'switch-connection'>): Promise<void>
  remove(id: ConnectionId): Promise<void>
  /** Whether it was in time. */
  restore(id: ConnectionId): Promise<boolean>
  order(ids: readonly ConnectionId[]): Promise<void>
  duplicate(command: CommandOf<'duplicate-connection'>): Promise<void>
  setFailover(on: boolean): Promise<void>
  /** Its requests carry no `Origin` from now on. */
  dropOrigin(id: ConnectionId): Promise<void>
  /** Forgets what nobody can bring back any more, and says of keys that went with the browser that they are gone. */
  tidy(): Promise<void>
}

interface Options {
  readonly store: Pick<
    Store,
    | 'connections'
    | 'saveConnection'
    | 'removeConnection'
    | 'restoreConnection'
    | 'orderConnections'
    | 'purgeConnections'
    | 'secret'
    | 'updateSettings'
  >
  readonly onChanged: (connections: readonly Connection[]) => void
  readonly onSettings: (settings: Settings) => void
  readonly now: () => number
}

export function createConnectionCommands(options: Options): ConnectionCommands {
  const { store, onChanged, onSettings, now } = options

  const find = async (id: ConnectionId) => (await store.connections()).find(one => one.id === id)

  async function tell(): Promise<void> {
    onChanged(await store.connections())
  }

  /** The default for new conversations follows what its connection is now given as a model. */
  async function followModel({ id, model }: Connection): Promise<void> {
    onSettings(
      await store.updateSettings(settings =>
        settings.lastModel?.connection === id
          ? { ...settings, lastModel: { connection: id, model } }
          : settings,
      ),
    )
  }

  return {
    async save(form) {
      const { refusal, connection: read, secret, before } = await readConnectionForm(form, store)
      if (refusal) return { status: 'refused', reason: refusal }
      const connection = before?.off ? { ...read, off: before.off } : read
      await store.saveConnection(connection, secret)
      if (before && before.model !== connection.model) await followModel(connection)
      await tell()
      return { status: 'done' }
    },

    async switchTo({ connectionId, on }) {
      const connection = await find(connectionId)
      if (!connection) return
      const { off: _, ...rest } = connection
      await store.saveConnection(on ? rest : { ...rest, off: true }, await store.secret(connectionId))
      await tell()
    },

    async remove(id) {
      await store.removeConnection(id, now())
      await tell()
    },

    async restore(id) {
      const isThere = await store.restoreConnection(id)
      await tell()
      return isThere
    },

    async order(ids) {
      await store.orderConnections(ids)
      await tell()
    },

    async duplicate({ connectionId, copyId, name }) {
      const original = await find(connectionId)
      // Said twice, it is there the second time, and may be another one by now.
      if (!original || (await find(copyId))) return
      await store.saveConnection(
        { ...original, id: copyId, name },
        await store.secret(connectionId),
        connectionId,
      )
      await tell()
    },

    async setFailover(on) {
      onSettings(
        await store.updateSettings(({ failover: _, ...settings }) =>
          on ? { ...settings, failover: true } : settings,
        ),
      )
    },

    async dropOrigin(id) {
      const connection = await find(id)
      if (!connection || connection.dropOrigin) return
      await store.saveConnection({ ...connection, dropOrigin: true }, await store.secret(id))
      await tell()
    },

    async tidy() {
      await store.purgeConnections(now() - UNDO_MS)
      for (const connection of await store.connections()) {
        const { id, forgetKey, hasKey, headerNames, queryNames, ...rest } = connection
        const hadSecret = hasKey || headerNames || queryNames
        if (!forgetKey || !hadSecret || (await store.secret(id))) continue
        await store.saveConnection({ ...rest, id, forgetKey, hasKey: false }, undefined)
        await tell()
      }
    },
  }
}
