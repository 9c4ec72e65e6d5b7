import type { Connection, ConnectionId } from '../model/connection.ts'
import { needsOf, withHeld } from '../model/held-secrets.ts'
import type { Settings } from '../model/settings.ts'
import { toldOf } from '../model/told-of.ts'
import type { CommandOf, ConnectionForm } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { Store } from '../store/store.ts'
import { readConnectionForm, withOwn } from './read-connection-form.ts'

/** Milliseconds for which a deleted connection waits for an undo. */
const UNDO_MS = 60 * 60 * 1000

export interface ConnectionCommands {
  save(form: ConnectionForm): Promise<Reply>
  setOwn(command: CommandOf<'set-own'>): Promise<Reply>
  switchTo(command: CommandOf<'switch-connection'>): Promise<Reply>
  remove(id: ConnectionId): Promise<Reply>
  /** Whether it was in time. */
  restore(id: ConnectionId): Promise<boolean>
  order(ids: readonly ConnectionId[]): Promise<void>
  duplicate(command: CommandOf<'duplicate-connection'>): Promise<Reply>
  setFailover(on: boolean): Promise<void>
  /** Forgets what nobody can bring back any more, and says of keys that went with the browser that they are gone. */
  tidy(): Promise<void>
  /** Tells everyone what there is. */
  tell(): Promise<void>
}

interface Options {
  readonly store: Pick<
    Store,
    | 'connections'
    | 'managed'
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

const DONE: Reply = { status: 'done' }
const MANAGED: Reply = { status: 'refused', reason: 'managed' }

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
      if (before?.managed?.locked) return MANAGED
      const connection = before?.off ? { ...read, off: before.off } : read
      await store.saveConnection(connection, secret)
      if (before && before.model !== connection.model) await followModel(connection)
      await tell()
      return DONE
    },

    async setOwn({ connectionId, ...own }) {
      const connection = await find(connectionId)
      if (!connection || (own.key !== undefined && connection.managed?.key)) return MANAGED
      const next = withOwn(connection, await store.secret(connectionId), own)
      await store.saveConnection(next.connection, next.secret)
      await tell()
      return DONE
    },

    async switchTo({ connectionId, on }) {
      const connection = await find(connectionId)
      if (!connection) return DONE
      if (connection.managed?.locked) return MANAGED
      const { off: _, ...rest } = connection
      await store.saveConnection(on ? rest : { ...rest, off: true }, await store.secret(connectionId))
      await tell()
      return DONE
    },

    async remove(id) {
      const connection = await find(id)
      // One that is kept from being used, too.
      if (!connection) return DONE
      if (connection.managed?.locked) return MANAGED
      await store.removeConnection(id, now())
      await tell()
      return DONE
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
      if (!original || (await find(copyId))) return DONE
      // A copy would outlive what the organisation takes away, its key too.
      if (original.managed) return MANAGED
      await store.saveConnection(
        { ...original, id: copyId, name },
        await store.secret(connectionId),
        connectionId,
      )
      await tell()
      return DONE
    },

    async setFailover(on) {
      onSettings(
        await store.updateSettings(({ failover: _, ...settings }) =>
          on ? { ...settings, failover: true } : settings,
        ),
      )
    },

    async tidy() {
      await store.purgeConnections(now() - UNDO_MS)
      for (const connection of await store.connections()) {
        const { id, forgetKey, hasKey, headerNames, queryNames } = connection
        const hadSecret = hasKey || headerNames || queryNames
        if (!forgetKey || !hadSecret || (await store.secret(id))) continue
        const left = withHeld(connection, needsOf(connection), toldOf(undefined))
        await store.saveConnection(left, undefined)
        await tell()
      }
    },

    tell,
  }
}
