import { toBranch } from '../model/conversation.ts'
import { type ConversationEnd, END_LENGTH } from '../model/conversation-end.ts'
import type { ConversationId, Message, MessageId } from '../model/message.ts'
import { readHead } from './head.ts'
import { readMessages } from './journal.ts'
import { below, keys } from './keys.ts'
import { partOf } from './records.ts'
import type { Database } from './use-store.ts'

/** Long conversations piece by piece, the end first. */
export function createConversationEnds({ relaxed }: Database) {
  return {
    /**
     * What is shown of a conversation when it opens, whatever its length: the messages made last and, where another
     * branch is shown, the end of that.
     */
    conversationEnd(id: ConversationId): Promise<ConversationEnd | undefined> {
      return relaxed('readonly', async store => {
        const [head, found] = await Promise.all([
          readHead(store, id),
          readLast(store, below('message', id), END_LENGTH),
        ])
        if (!head) return undefined
        const messages = await readMessages(store, id, found.range)
        if (!found.more) return { conversation: { ...head, messages } }
        const elsewhere = await branchBeyond(store, id, messages, head.leaf)
        return {
          conversation: { ...head, messages: [...elsewhere, ...messages].sort(byId) },
          ...(found.first !== undefined && { before: found.first }),
        }
      })
    },

    /** The `count` messages made last before this one, the oldest first, and whether there are others before them. */
    olderMessages(
      id: ConversationId,
      before: MessageId,
      count: number,
    ): Promise<{ messages: Message[]; before?: MessageId }> {
      return relaxed('readonly', async store => {
        const range = IDBKeyRange.bound(['message', id], keys.message(id, before), false, true)
        const { range: last, first, more } = await readLast(store, range, count)
        const messages = await readMessages(store, id, last)
        return { messages, ...(more && first !== undefined && { before: first }) }
      })
    },
  }
}

interface Last {
  /** Where they stand. */
  readonly range: IDBKeyRange
  /** The message id in the key of the first of them. */
  readonly first?: MessageId
  readonly more: boolean
}

/** A cursor finds where they begin, and all of them come at once: one after the other they take ten times as long. */
async function readLast(store: IDBObjectStore, range: IDBKeyRange, count: number): Promise<Last> {
  const { key, more } = await nthLast(store, range, count)
  const { upper, upperOpen } = range
  const last = key === undefined ? range : IDBKeyRange.bound(key, upper, false, upperOpen)
  const id = key === undefined ? undefined : partOf(key, 2)
  return { range: last, ...(typeof id === 'string' && { first: id }), more }
}

/** The n-th key from the end, if there are so many, and whether there are others before it. */
function nthLast(
  store: IDBObjectStore,
  range: IDBKeyRange,
  n: number,
): Promise<{ key?: IDBValidKey; more: boolean }> {
  const request = store.openKeyCursor(range, 'prev')
  return new Promise((resolve, reject) => {
    let key: IDBValidKey | undefined
    let advanced = n === 1
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return resolve({ ...(key !== undefined && { key }), more: false })
      if (key !== undefined) return resolve({ key, more: true })
      if (advanced) {
        key = cursor.key
        cursor.continue()
      } else {
        advanced = true
        cursor.advance(n - 1)
      }
    }
  })
}

/** What the branch has more, before these messages or beside them, until enough of it is there. */
async function branchBeyond(
  store: IDBObjectStore,
  id: ConversationId,
  messages: readonly Message[],
  leaf: MessageId | undefined,
): Promise<Message[]> {
  const shown = toBranch({ id, title: '', created: 0, updated: 0, messages, ...(leaf && { leaf }) })
  const missing: Message[] = []
  let next = shown.length > 0 ? shown[0]?.parent : leaf
  while (next !== undefined && shown.length + missing.length < END_LENGTH) {
    if ([...messages, ...missing].some(message => message.id === next)) break
    const range = IDBKeyRange.only(keys.message(id, next))
    const [message] = await readMessages(store, id, range)
    if (!message) break
    missing.push(message)
    next = message.parent
  }
  return missing
}

const byId = (a: Message, b: Message): number => (a.id < b.id ? -1 : 1)
