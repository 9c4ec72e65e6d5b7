import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { promisifyRequest } from 'idb-keyval'
import type { Connection } from '../../../lib/model/connection.ts'
import { createStore } from '../../../lib/store/store.ts'
import { type Database, openDatabase } from '../../../lib/store/use-store.ts'

export const PRESET: Connection = {
  id: 'default',
  url: 'https://preset.example',
  model: 'gpt-3.5-turbo',
  hasKey: false,
}

/** A store over a database of its own; with `factory`, another connection to the same one. */
export function createFreshStore(factory = new IDBFactory()) {
  const database = openDatabase('test', factory)
  return { database, factory, store: createStore(database, PRESET) }
}

/** A record as it may have come to stand there, whatever it is. */
export function putRecord({ strict }: Database, key: IDBValidKey, record: unknown): Promise<void> {
  return strict('readwrite', store => void store.put(record, key))
}

/** What is kept, by key in JSON, in the order of the keys. */
export type Records = Readonly<Record<string, unknown>>

/** In one transaction. */
export function putRecords({ strict }: Database, records: Records): Promise<void> {
  return strict('readwrite', store => {
    for (const [key, record] of Object.entries(records)) store.put(record, JSON.parse(key))
    return promisifyRequest(store.transaction)
  })
}

export async function allRecords({ relaxed }: Database): Promise<Records> {
  const found: Record<string, unknown> = {}
  await relaxed('readonly', store => {
    const request = store.openCursor()
    return new Promise<void>((resolve, reject) => {
      request.onerror = reject
      request.onsuccess = () => {
        if (!request.result) return resolve()
        found[JSON.stringify(request.result.key)] = request.result.value
        request.result.continue()
      }
    })
  })
  return found
}
