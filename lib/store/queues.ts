import { promisifyRequest } from 'idb-keyval'
import type { Draft } from '../model/draft.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import type { QueuedQuestion } from '../model/queued-question.ts'
import { queuedSchema } from '../model/schemas.ts'
import { below, keys } from './keys.ts'
import { namesOf, readEach } from './records.ts'
import type { Database } from './use-store.ts'

/** The questions that wait for an answer before them. */
export function createQueues({ strict, relaxed }: Database) {
  return {
    /** The one that waits longest first. */
    queue(conversationId: ConversationId): Promise<QueuedQuestion[]> {
      return relaxed('readonly', store => readQueue(store, conversationId))
    },

    /** The conversations in which something waits. */
    queuing(): Promise<ConversationId[]> {
      return relaxed('readonly', store => namesOf(store, 'queued'))
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
        const queue = await readQueue(store, conversationId)
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

function readQueue(store: IDBObjectStore, id: ConversationId): Promise<QueuedQuestion[]> {
  return readEach(store, queuedSchema, below('queued', id))
}
