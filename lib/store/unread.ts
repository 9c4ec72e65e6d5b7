import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import type { ConversationId } from '../model/message.ts'
import { idSchema } from '../model/schemas.ts'
import { below, keys } from './keys.ts'
import { isIn, readEach } from './records.ts'
import type { Database } from './use-store.ts'

/** The last answer of a conversation, which ended while nobody looked. */
export interface UnreadAnswer {
  readonly conversationId: ConversationId
  /** Whether it is not whole. */
  readonly failed: boolean
  readonly at: number
}

const unreadSchema: v.GenericSchema<unknown, UnreadAnswer> = v.object({
  conversationId: idSchema,
  failed: v.boolean(),
  at: v.number(),
})

export function createUnreads({ relaxed }: Database) {
  return {
    /** Whole ones first, and the newest of each. What was deleted since is not among them. */
    unread(): Promise<UnreadAnswer[]> {
      return relaxed('readonly', async store => {
        const found: UnreadAnswer[] = []
        for (const answer of await readEach(store, unreadSchema, below('unread'))) {
          if (await isIn(store, keys.conversation(answer.conversationId))) found.push(answer)
        }
        return found.sort((a, b) => Number(a.failed) - Number(b.failed) || b.at - a.at)
      })
    },

    putUnread(answer: UnreadAnswer): Promise<void> {
      return relaxed('readwrite', store => {
        store.put(answer, keys.unread(answer.conversationId))
        return promisifyRequest(store.transaction)
      })
    },

    deleteUnread(id: ConversationId): Promise<void> {
      return relaxed('readwrite', store => {
        store.delete(keys.unread(id))
        return promisifyRequest(store.transaction)
      })
    },
  }
}
