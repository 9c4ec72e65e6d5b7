import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import { type Connection, type ConnectionId, DEFAULT_CONNECTION_ID } from '../model/connection.ts'
import { connectionSchema, managedSchema } from '../model/connection-schemas.ts'
import type { Managed } from '../model/managed.ts'
import { idSchema } from '../model/schemas.ts'
import { below, keys, read, readAll } from './keys.ts'
import { readFrom } from './records.ts'
import type { Database } from './use-store.ts'

/** What a surface reads of the connections. `preset` is the one before the person chose any. */
export function createConnectionReader({ relaxed }: Database, preset: Connection) {
  return {
    /** All that may be used, in the person's order. */
    connections: (): Promise<Connection[]> =>
      relaxed('readonly', async store => {
        const [all, managed] = await Promise.all([readConnections(store, preset), readManaged(store)])
        return managed?.only ? all.filter(connection => connection.managed) : all
      }),
  }
}

export function readManaged(store: IDBObjectStore): Promise<Managed | undefined> {
  return readFrom(store, managedSchema, keys.managed())
}

/** Those that an organisation keeps from being used are among them. Where nobody has put them in an order, and so deleted none, the preset one is there, and first. */
export async function readConnections(store: IDBObjectStore, preset: Connection): Promise<Connection[]> {
  const [order, records] = await Promise.all([
    promisifyRequest<unknown>(store.get(keys.connections())),
    promisifyRequest<unknown[]>(store.getAll(below('connection'))),
  ])
  const stored = new Map(readAll(connectionSchema, records).map(connection => [connection.id, connection]))
  if (!stored.has(DEFAULT_CONNECTION_ID)) stored.set(DEFAULT_CONNECTION_ID, preset)
  const ids: readonly ConnectionId[] = read(v.array(idSchema), order) ?? [
    ...new Set([DEFAULT_CONNECTION_ID, ...stored.keys()]),
  ]
  return ids.flatMap(id => stored.get(id) ?? [])
}
