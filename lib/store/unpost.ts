import { promisifyRequest } from 'idb-keyval'
import type { ConversationId } from '../model/message.ts'
import { below, keys } from './keys.ts'
import { fromName, readPlaces } from './places.ts'
import { removePostings } from './posting-list.ts'
import { readPosted } from './postings.ts'
import { recordsIn } from './records.ts'

/**
 * Part of the transaction that erases a conversation: of a text that is gone no word stays. What was asked anew under
 * the same id is there and keeps its place.
 */
export async function unpost(store: IDBObjectStore, id: ConversationId): Promise<void> {
  const gone = new Map<number, Set<number>>()
  for (const [name, { block, n }] of await readPlaces(store, id)) {
    const message = fromName(name)
    if (message && (await promisifyRequest(store.count(keys.message(id, message.messageId)))) > 0) continue
    gone.set(block, (gone.get(block) ?? new Set()).add(n))
  }
  for (const [block, numbers] of gone) {
    await removeFrom(store, keys.places(id, block), numbers)
    await removeFrom(store, below('posting', block), numbers)
    const table = await readPosted(store, block)
    store.put(
      table.map((entry, n) => (numbers.has(n) ? '' : entry)),
      keys.posted(block),
    )
  }
}

async function removeFrom(
  store: IDBObjectStore,
  range: IDBKeyRange | IDBValidKey,
  numbers: ReadonlySet<number>,
): Promise<void> {
  for (const { key, value: before } of await recordsIn(store, range)) {
    if (typeof before !== 'string') continue
    const after = removePostings(before, numbers)
    if (after === '') store.delete(key)
    else if (after !== before) store.put(after, key)
  }
}
