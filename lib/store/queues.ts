import { promisifyRequest } from 'idb-keyval'
import type { Draft } from '../model/draft.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import type { QueuedQuestion } from '../model/queued-question.ts'
import { queuedSchema } from '../model/schemas.ts'
import { below, keys, readAll } from './keys.ts'
import type { Database } from './use-store.ts'

/** The questions that wait for an answer before them. */
export function createQueues({ strict, relaxed }: Database) {
  return {
    /** The one that waits longest first. */
    async queue(conversationId: ConversationId): Promise<QueuedQuestion[]> {
      const records = await relaxed('readonly', store =>
        promisifyRequest<unknown[]>(store.getAll(below('queued', conversationId))),
      )
      return readAll(queuedSchema, records)
    },

    /** The conversations in which something waits. */
    queuing(): Promise<ConversationId[]> {
      return relaxed('readonly', async store => {
        const found = await promisifyRequest(store.getAllKeys(below('queued')))
        const ids = found.flatMap(key => (Array.isArray(key) && typeof key[1] === 'string' ? key[1] : []))
        return [...new Set(ids)]
      })
    },

    /** One transaction: what was typed goes from the composer into the queue. */
    putQueued(conversationId: ConversationId, question: QueuedQuestion): Promise<void> {
      return strict('readwrite', store => {
        store.put(question, keys.queued(conversationId, question.id))
        store.delete(keys.draft(conversationId))
        return promisifyRequest(store.transaction)
      })
    },

    /** One transaction: out of the queue and, with a `draft`, back into the composer. What followed it closes up. */
    deleteQueued(conversationId: ConversationId, id: MessageId, draft?: Draft): Promise<void> {
      return strict('readwrite', async store => {
        const records = await promisifyRequest<unknown[]>(store.getAll(below('queued', conversationId)))
        const queue = readAll(queuedSchema, records)
        const follows = queue.find(question => question.id === id)?.follows
        for (const next of queue) {
          if (follows === undefined || next.follows !== id) continue
          store.put({ ...next, follows }, keys.queued(conversationId, next.id))
        }
        store.delete(keys.queued(conversationId, id))
        if (draft) store.put(draft, keys.draft(conversationId))
        return promisifyRequest(store.transaction)
      })
    },
  }
}
