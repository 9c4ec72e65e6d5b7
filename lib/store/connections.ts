import { get, promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import type { Connection, ConnectionId, Secret } from '../model/connection.ts'
import { connectionSchema, secretSchema } from '../model/connection-schemas.ts'
import { readConnections } from './connection-reader.ts'
import { below, keys, read } from './keys.ts'
import { readFrom } from './records.ts'
import type { Database } from './use-store.ts'

/** What an undo can bring back. */
interface DeletedConnection {
  readonly connection: Connection
  readonly secret?: Secret
  /** Its place in the order, from 0. */
  readonly place: number
  readonly at: number
}

const deletedSchema: v.GenericSchema<unknown, DeletedConnection> = v.object({
  connection: connectionSchema,
  secret: v.exactOptional(secretSchema),
  place: v.number(),
  at: v.number(),
})

/** Within the transaction of whoever calls it, as all of these. */
export const readSecret = (store: IDBObjectStore, id: ConnectionId): Promise<Secret | undefined> =>
  readFrom(store, secretSchema, keys.secret(id))

export function putOrder(store: IDBObjectStore, connections: readonly Connection[]): void {
  store.put(
    connections.map(({ id }) => id),
    keys.connections(),
  )
}

function putSecretIn(store: IDBObjectStore, id: ConnectionId, secret: Secret | undefined): void {
  if (secret) store.put(secret, keys.secret(id))
  else store.delete(keys.secret(id))
}

/** In the place of `known`; what was learned of a server is forgotten with its address. */
export function putConnection(
  store: IDBObjectStore,
  connection: Connection,
  known: Connection | undefined,
): void {
  const { id, url } = connection
  if (known && known.url !== url) {
    store.delete(keys.models(id))
    store.delete(keys.quirks(id))
  }
  store.put(connection, keys.connection(id))
}

/** It waits whole, with its key, for an undo. */
export async function shelveConnection(
  store: IDBObjectStore,
  id: ConnectionId,
  connection: Connection | undefined,
  place: number,
  at: number,
): Promise<void> {
  const secret = await readSecret(store, id)
  if (connection) {
    const deleted: DeletedConnection = { connection, ...(secret && { secret }), place, at }
    store.put(deleted, keys.deletedConnection(id))
  }
  deleteConnection(store, id)
}

/** With its key and all that was learned of its server. */
export function deleteConnection(store: IDBObjectStore, id: ConnectionId): void {
  for (const kind of ['connection', 'secret', 'models', 'quirks'] as const) store.delete(keys[kind](id))
}

/** The servers and their keys, for the background alone: a page has no business with a key. */
export function createConnections({ strict, relaxed }: Database, preset: Connection) {
  return {
    async secret(id: ConnectionId): Promise<Secret | undefined> {
      return read(secretSchema, await get(keys.secret(id), relaxed))
    },

    putSecret: (id: ConnectionId, secret: Secret | undefined): Promise<void> =>
      strict('readwrite', store => {
        putSecretIn(store, id, secret)
        return promisifyRequest(store.transaction)
      }),

    /**
     * One transaction, so that a key never meets another server's address. A new one stands last, or behind `after`.
     */
    saveConnection(connection: Connection, secret: Secret | undefined, after?: ConnectionId): Promise<void> {
      return strict('readwrite', async store => {
        const { id } = connection
        const before = await readConnections(store, preset)
        const known = before.find(one => one.id === id)
        if (!known) {
          const place = before.findIndex(one => one.id === after)
          putOrder(store, before.toSpliced(place < 0 ? before.length : place + 1, 0, connection))
        }
        putConnection(store, connection, known)
        // Another key may open other models.
        if (JSON.stringify(await readSecret(store, id)) !== JSON.stringify(secret))
          store.delete(keys.models(id))
        putSecretIn(store, id, secret)
        await promisifyRequest(store.transaction)
      })
    },

    /** Those that are named first, as they are named; the others after them, as they were. */
    orderConnections: (ids: readonly ConnectionId[]): Promise<void> =>
      strict('readwrite', async store => {
        const place = ({ id }: Connection) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
        putOrder(
          store,
          (await readConnections(store, preset)).toSorted((a, b) => place(a) - place(b)),
        )
        await promisifyRequest(store.transaction)
      }),

    /** One transaction: it waits whole, with its key, for an undo. */
    removeConnection: (id: ConnectionId, at: number): Promise<void> =>
      strict('readwrite', async store => {
        const before = await readConnections(store, preset)
        const place = before.findIndex(one => one.id === id)
        // Said twice, the first time counts.
        if (before[place]) putOrder(store, before.toSpliced(place, 1))
        await shelveConnection(store, id, before[place], place, at)
        await promisifyRequest(store.transaction)
      }),

    /** Whether it is there now; else it was too late. */
    restoreConnection: (id: ConnectionId): Promise<boolean> =>
      strict('readwrite', async store => {
        const deleted = await readFrom(store, deletedSchema, keys.deletedConnection(id))
        const before = await readConnections(store, preset)
        if (deleted) {
          const { connection, secret, place } = deleted
          store.delete(keys.deletedConnection(id))
          putSecretIn(store, id, secret)
          store.put(connection, keys.connection(id))
          putOrder(store, before.toSpliced(place, 0, connection))
        }
        await promisifyRequest(store.transaction)
        // Said twice, it is there the second time.
        return deleted !== undefined || before.some(one => one.id === id)
      }),

    /** Of what an undo can bring back. */
    deletedUrls: (): Promise<string[]> =>
      relaxed('readonly', async store => {
        const records = await promisifyRequest<unknown[]>(store.getAll(below('deleted-connection')))
        return records.flatMap(record => read(deletedSchema, record)?.connection.url ?? [])
      }),

    /**
     * Forgets for good what was deleted at `time` or before, and what nobody could bring back. Resolves with what went.
     */
    purgeConnections: (time: number): Promise<ConnectionId[]> =>
      strict('readwrite', async store => {
        const gone: ConnectionId[] = []
        for (const key of await promisifyRequest(store.getAllKeys(below('deleted-connection')))) {
          const deleted = await readFrom(store, deletedSchema, key)
          if (deleted && deleted.at > time) continue
          store.delete(key)
          if (deleted) gone.push(deleted.connection.id)
        }
        await promisifyRequest(store.transaction)
        return gone
      }),
  }
}
