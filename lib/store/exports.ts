import type { ConversationHead } from '../model/conversation.ts'
import { type ConversationId, isBeingWritten, type Message } from '../model/message.ts'
import { messageSchema } from '../model/schemas.ts'
import { readHead } from './head.ts'
import { readMessages } from './journal.ts'
import { below, keys, read } from './keys.ts'
import { namesOf, partOf, recordsIn } from './records.ts'
import type { Database } from './use-store.ts'

/** Messages read in one transaction. An answer may be megabytes long. */
const BATCH = 50

interface Exported {
  readonly conversationId: ConversationId
  readonly message: Message
}

export interface MessageBatch {
  readonly messages: readonly Exported[]
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
      return relaxed('readonly', store => namesOf(store, 'conversation'))
    },

    /**
     * In one transaction, by their ids, without those that are gone meanwhile or damaged. A `leaf` that is no message any
     * more is left out, and since when it is kept is this store's affair.
     */
    exportedHeads(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, ExportedHead>> {
      return relaxed('readonly', async store => {
        const found = await Promise.all(ids.map(id => readExported(store, id)))
        return new Map(found.flatMap(exported => (exported ? [[exported.head.id, exported]] : [])))
      })
    },

    /**
     * The messages, every version of them, of the conversations from `first` to `last` in the order of the keys, as many
     * as one transaction reads after `from`.
     */
    messageBatch(first: ConversationId, last: ConversationId, from?: IDBValidKey): Promise<MessageBatch> {
      return relaxed('readonly', async store => {
        const { lower } = below('message', first)
        const { upper } = below('message', last)
        const range = IDBKeyRange.bound(from ?? lower, upper, from !== undefined)
        const found = await recordsIn(store, range, BATCH)
        const messages = await Promise.all(
          found.map(async ({ key, value }): Promise<Exported[]> => {
            const conversationId = partOf(key, 1)
            if (typeof conversationId !== 'string') return []
            const message = read(messageSchema, value)
            const messages =
              message && !isBeingWritten(message)
                ? [message]
                : await readMessages(store, conversationId, IDBKeyRange.only(key))
            return messages.map(message => ({ conversationId, message }))
          }),
        )
        const next = found.length === BATCH ? found.at(-1)?.key : undefined
        return { messages: messages.flat(), ...(next !== undefined && { next }) }
      })
    },
  }
}

async function readExported(store: IDBObjectStore, id: ConversationId): Promise<ExportedHead | undefined> {
  const stored = await readHead(store, id)
  if (!stored) return undefined
  const { keptSince: _kept, ...head } = stored
  if (head.leaf === undefined) return { head }
  const range = IDBKeyRange.only(keys.message(id, head.leaf))
  const [shown] = await readMessages(store, id, range)
  if (shown) return { head, shown }
  const { leaf: _, ...rest } = head
  return { head: rest }
}
