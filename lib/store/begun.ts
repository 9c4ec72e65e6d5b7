import { promisifyRequest } from 'idb-keyval'
import type { ConversationId } from '../model/message.ts'
import { idSchema } from '../model/schemas.ts'
import { readHead } from './head.ts'
import { below, keys, read } from './keys.ts'
import { partOf } from './records.ts'
import type { Database } from './use-store.ts'

/** What a person has begun and not asked yet. */
export function createBegun({ relaxed }: Database) {
  return {
    /** The conversation made last in which something was typed or set up and nothing was asked yet, or `fresh`. */
    begun(fresh: ConversationId): Promise<ConversationId> {
      return relaxed('readonly', async store => {
        const found = await promisifyRequest(store.getAllKeys(below('draft')))
        for (const key of found.reverse()) {
          const id = read(idSchema, partOf(key, 1))
          // What is asked in a conversation of another name is refused.
          if (id === undefined) continue
          const [head, deleted] = await Promise.all([
            readHead(store, id),
            promisifyRequest(store.getKey(keys.deleted(id))),
          ])
          if (deleted === undefined && head?.leaf === undefined) return id
        }
        return fresh
      })
    },
  }
}
