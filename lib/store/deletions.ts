import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId, Message } from '../model/message.ts'
import { headSchema, messageSchema } from '../model/schemas.ts'
import { below, keys, read, readAll } from './keys.ts'
import type { Database } from './use-store.ts'

interface Deleted {
  readonly head: ConversationHead
  readonly messages: readonly Message[]
  readonly at: number
}

const deletedSchema: v.GenericSchema<unknown, Deleted> = v.object({
  head: headSchema,
  messages: v.array(messageSchema),
  at: v.number(),
})

/** What an undo can still bring back. */
export function createDeletions({ strict }: Database) {
  return {
    /** One transaction: the conversation leaves its place and waits, whole, for an undo. */
    remove(id: ConversationId, at: number): Promise<void> {
      return strict('readwrite', async store => {
        const head = read(headSchema, await promisifyRequest(store.get(keys.conversation(id))))
        if (!head) return
        const records = await promisifyRequest<unknown[]>(store.getAll(below('message', id)))
        const deleted: Deleted = { head, messages: readAll(messageSchema, records), at }
        store.put(deleted, keys.deleted(id))
        store.delete(keys.conversation(id))
        store.delete(below('message', id))
        await promisifyRequest(store.transaction)
      })
    },

    /** `undefined` when it was too late. */
    restore(id: ConversationId): Promise<ConversationHead | undefined> {
      return strict('readwrite', async store => {
        const deleted = read(deletedSchema, await promisifyRequest(store.get(keys.deleted(id))))
        if (!deleted) return undefined
        store.put(deleted.head, keys.conversation(id))
        for (const message of deleted.messages) store.put(message, keys.message(id, message.id))
        store.delete(keys.deleted(id))
        await promisifyRequest(store.transaction)
        return deleted.head
      })
    },

    /** Forgets for good what was deleted at `time` or before, and what nobody could bring back. */
    purge(time: number): Promise<void> {
      return strict('readwrite', async store => {
        for (const key of await promisifyRequest(store.getAllKeys(below('deleted')))) {
          const deleted = read(deletedSchema, await promisifyRequest<unknown>(store.get(key)))
          if (deleted && deleted.at > time) continue
          store.delete(key)
          if (!deleted) continue
          store.delete(keys.draft(deleted.head.id))
          store.delete(below('queued', deleted.head.id))
        }
        await promisifyRequest(store.transaction)
      })
    },
  }
}
