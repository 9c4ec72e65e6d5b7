import type { ConversationId, MessageId } from '../model/message.ts'
import { linesOf, toNumber } from './posting-list.ts'
import { recordsIn } from './records.ts'

/** A message's block, and its number in that. */
export interface Place {
  readonly block: number
  readonly n: number
}

/** What a message is called in the index. */
export const toName = (conversationId: ConversationId, id: MessageId): string => `${conversationId} ${id}`

export function fromName(name: string): { conversationId: ConversationId; messageId: MessageId } | undefined {
  const [conversationId, messageId] = name.split(' ')
  return conversationId && messageId ? { conversationId, messageId } : undefined
}

/**
 * By name, of each message that was posted, of this conversation or all from it to another. What of a conversation is in
 * one block is one record, a list like those of words: a record for each message would be most of what an index is.
 */
export async function readPlaces(
  store: IDBObjectStore,
  first: ConversationId,
  last = first,
): Promise<Map<string, Place>> {
  const range = IDBKeyRange.bound(['places', first], ['places', last, []])
  const places = new Map<string, Place>()
  for (const { key, value: list } of await recordsIn(store, range)) {
    const [, conversationId, block] = Array.isArray(key) ? key : []
    if (typeof conversationId !== 'string' || typeof block !== 'number' || typeof list !== 'string') continue
    for (const [id, numbers] of linesOf(list))
      places.set(toName(conversationId, id), { block, n: toNumber(numbers) })
  }
  return places
}
