import { promisifyRequest } from 'idb-keyval'
import type * as v from 'valibot'
import { below, read, readAll } from './keys.ts'

export async function isIn(store: IDBObjectStore, key: IDBValidKey): Promise<boolean> {
  return (await promisifyRequest(store.getKey(key))) !== undefined
}

/** `undefined` for a record that is missing or damaged. */
export async function readFrom<T>(
  store: IDBObjectStore,
  schema: v.GenericSchema<unknown, T>,
  key: IDBValidKey,
): Promise<T | undefined> {
  return read(schema, await promisifyRequest<unknown>(store.get(key)))
}

/** Those of a range that are whole. */
export async function readEach<T>(
  store: IDBObjectStore,
  schema: v.GenericSchema<unknown, T>,
  range: IDBKeyRange,
): Promise<T[]> {
  return readAll(schema, await promisifyRequest<unknown[]>(store.getAll(range)))
}

/** What stands in a range, in the order of the keys. Asked for at once: one after the other it takes twice as long. */
export async function recordsIn(
  store: IDBObjectStore,
  range: IDBKeyRange | IDBValidKey,
  most?: number,
): Promise<{ key: IDBValidKey; value: unknown }[]> {
  const [found, values] = await Promise.all([
    promisifyRequest(store.getAllKeys(range, most)),
    promisifyRequest<unknown[]>(store.getAll(range, most)),
  ])
  return found.map((key, index) => ({ key, value: values[index] }))
}

/** A part of a key. One that is none of ours may have any other there, or none. */
export function partOf(key: IDBValidKey, place: number): unknown {
  return Array.isArray(key) ? key[place] : undefined
}

/** What the keys of a kind say next, each once. */
export async function namesOf(store: IDBObjectStore, kind: string): Promise<string[]> {
  const found = await promisifyRequest(store.getAllKeys(below(kind)))
  return [...new Set(found.map(key => partOf(key, 1)))].filter(name => typeof name === 'string')
}
