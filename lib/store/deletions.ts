import { get, promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId, Message } from '../model/message.ts'
import { headSchema, idSchema, messageSchema } from '../model/schemas.ts'
import type { Undo } from '../model/undo.ts'
import { below, keys, read, readAll } from './keys.ts'
import { unpost } from './postings.ts'
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

const undoSchema: v.GenericSchema<unknown, Undo> = v.object({
  conversationIds: v.pipe(v.array(idSchema), v.minLength(1)),
  title: v.string(),
  at: v.number(),
})

interface Removal {
  /** All that goes with these, for one undo. */
  readonly undo?: readonly ConversationId[]
  /** Those that are not so stay. */
  readonly only?: (head: ConversationHead) => boolean
}

/** What an undo can still bring back. */
export function createDeletions({ strict, relaxed }: Database) {
  return {
    /**
     * One transaction: each conversation leaves its place and waits, whole, for an undo. Resolves with those that were
     * there.
     */
    remove(
      ids: readonly ConversationId[],
      at: number,
      { undo, only = () => true }: Removal = {},
    ): Promise<ConversationHead[]> {
      return strict('readwrite', async store => {
        const removed: ConversationHead[] = []
        for (const id of ids) {
          const head = read(headSchema, await promisifyRequest(store.get(keys.conversation(id))))
          if (!head || !only(head)) continue
          const records = await promisifyRequest<unknown[]>(store.getAll(below('message', id)))
          const deleted: Deleted = { head, messages: readAll(messageSchema, records), at }
          store.put(deleted, keys.deleted(id))
          store.delete(keys.conversation(id))
          store.delete(below('message', id))
          removed.push(head)
        }
        const [first] = removed
        // Said twice, there is nothing here the second time; and the first of several portions names the whole.
        if (undo && first && ids[0] === undo[0])
          store.put({ conversationIds: undo, title: first.title, at } satisfies Undo, keys.undo())
        await promisifyRequest(store.transaction)
        return removed
      })
    },

    /** One transaction. Resolves with those that are there now; of the others it was too late. */
    restore(ids: readonly ConversationId[]): Promise<ConversationHead[]> {
      return strict('readwrite', async store => {
        const there: ConversationHead[] = []
        for (const id of ids) {
          const deleted = read(deletedSchema, await promisifyRequest(store.get(keys.deleted(id))))
          if (deleted) {
            store.put(deleted.head, keys.conversation(id))
            for (const message of deleted.messages) store.put(message, keys.message(id, message.id))
            store.delete(keys.deleted(id))
            // An index that was made meanwhile knows nothing of it.
            const posted = await promisifyRequest(store.count(below('place', id)))
            if (posted < deleted.messages.length) store.put('', keys.unindexed(id))
          }
          // Said twice, it is there the second time.
          const head =
            deleted?.head ?? read(headSchema, await promisifyRequest(store.get(keys.conversation(id))))
          if (head) there.push(head)
        }
        store.delete(keys.undo())
        await promisifyRequest(store.transaction)
        return there
      })
    },

    /** What was deleted last, unless it was brought back. */
    async undo(): Promise<Undo | undefined> {
      return read(undoSchema, await get(keys.undo(), relaxed))
    },

    /** Forgets for good what was deleted at `time` or before, and what nobody could bring back. */
    async purge(time: number): Promise<void> {
      await strict('readwrite', async store => {
        const last = read(undoSchema, await promisifyRequest<unknown>(store.get(keys.undo())))
        if (!last || last.at <= time) store.delete(keys.undo())
      })
      const found = await relaxed('readonly', store => promisifyRequest(store.getAllKeys(below('deleted'))))
      for (const key of found) {
        await strict('readwrite', async store => {
          const deleted = read(deletedSchema, await promisifyRequest<unknown>(store.get(key)))
          if (deleted && deleted.at > time) return
          store.delete(key)
          if (deleted) {
            store.delete(keys.draft(deleted.head.id))
            store.delete(below('queued', deleted.head.id))
          }
          const id = read(idSchema, Array.isArray(key) ? key[1] : undefined)
          if (id !== undefined) await unpost(store, id)
          await promisifyRequest(store.transaction)
        })
      }
    },
  }
}
