import { promisifyRequest } from 'idb-keyval'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId, Message } from '../model/message.ts'
import { headSchema } from '../model/schemas.ts'
import { readMessages } from './journal.ts'
import { below, keys, read } from './keys.ts'
import type { Database } from './use-store.ts'

/** Messages read in one transaction. An answer may be megabytes long. */
const BATCH = 50

export interface MessageBatch {
  readonly messages: readonly Message[]
  /** Where to go on; absent at the end. */
  readonly next?: IDBValidKey
}

export interface ExportedHead {
  readonly head: ConversationHead
  /** The message that `leaf` names. */
  readonly shown?: Message
}

/** Reads everything a piece at a time, in the order of the keys, which is the same for the same data. */
export function createExports({ relaxed }: Database) {
  return {
    conversationIds(): Promise<ConversationId[]> {
      return relaxed('readonly', async store => {
        const found = await promisifyRequest(store.getAllKeys(below('conversation')))
        return found.flatMap(key => (Array.isArray(key) && typeof key[1] === 'string' ? key[1] : []))
      })
    },

    /**
     * `undefined` where it is gone meanwhile, or damaged. A `leaf` that is no message any more is left out, and since when
     * it is kept is this store's affair.
     */
    exportedHead(id: ConversationId): Promise<ExportedHead | undefined> {
      return relaxed('readonly', async store => {
        const stored = read(headSchema, await promisifyRequest(store.get(keys.conversation(id))))
        if (!stored) return undefined
        const { keptSince: _kept, ...head } = stored
        if (head.leaf === undefined) return { head }
        const [shown] = await readMessages(store, [
          await promisifyRequest(store.get(keys.message(id, head.leaf))),
        ])
        if (shown) return { head, shown }
        const { leaf: _, ...rest } = head
        return { head: rest }
      })
    },

    /** The messages after `from`, every version of them. */
    messageBatch(id: ConversationId, from?: IDBValidKey): Promise<MessageBatch> {
      return relaxed('readonly', async store => {
        const all = below('message', id)
        const range = from === undefined ? all : IDBKeyRange.bound(from, all.upper, true)
        const [found, records] = await Promise.all([
          promisifyRequest(store.getAllKeys(range, BATCH)),
          promisifyRequest<unknown[]>(store.getAll(range, BATCH)),
        ])
        const messages = await readMessages(store, records)
        const next = found.at(-1)
        return found.length === BATCH && next !== undefined ? { messages, next } : { messages }
      })
    },
  }
}
