import * as v from 'valibot'
import type { ConversationId } from '../model/message.ts'
import { idSchema } from '../model/schemas.ts'
import { below, keys } from './keys.ts'
import { readEach } from './records.ts'

/** What a person does to whole conversations, in as many transactions as they need. */
export interface Shelving {
  readonly type: 'remove' | 'restore'
  /** Each once. */
  readonly conversationIds: readonly ConversationId[]
  readonly at: number
}

const shelvingSchema: v.GenericSchema<unknown, Shelving> = v.object({
  type: v.picklist(['remove', 'restore']),
  conversationIds: v.array(idSchema),
  at: v.number(),
})

/**
 * Part of the transaction that does it to `some`: noted with the first of several and forgotten with the last, so that a
 * background that dies in between leaves word of it.
 */
export function noteShelving(
  store: IDBObjectStore,
  some: readonly ConversationId[],
  shelving: Shelving,
): void {
  const { conversationIds: all, at, type } = shelving
  const key = keys.shelving(at, type)
  if (some.at(-1) === all.at(-1)) store.delete(key)
  else if (some[0] === all[0]) store.put(shelving, key)
}

/** Part of the transaction that brings `all` back: a deletion of them that has not ended never will. */
export async function turnShelvings(store: IDBObjectStore, all: readonly ConversationId[]): Promise<void> {
  const restored = new Set(all)
  for (const { type, conversationIds, at } of await readShelvings(store)) {
    if (type === 'remove' && conversationIds.every(id => restored.has(id)))
      store.delete(keys.shelving(at, type))
  }
}

/** What was begun and not ended, in the order of its beginning. */
export function readShelvings(store: IDBObjectStore): Promise<Shelving[]> {
  return readEach(store, shelvingSchema, below('shelving'))
}
