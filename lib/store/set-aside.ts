import { promisifyRequest } from 'idb-keyval'
import type { ConversationId } from '../model/message.ts'
import { below, keys } from './keys.ts'

/** A record, wherever it stands. */
export interface StoredRecord {
  readonly key: unknown
  readonly value: unknown
}

/**
 * Part of the transaction that puts something else in its place: what is damaged in a conversation stays as it is for as
 * long as that is there.
 */
export async function setAside(
  store: IDBObjectStore,
  id: ConversationId,
  damaged: StoredRecord,
): Promise<void> {
  // None of them ever goes alone, so that the next number is how many there are.
  store.put(damaged, keys.damaged(id, await promisifyRequest(store.count(below('damaged', id)))))
}
