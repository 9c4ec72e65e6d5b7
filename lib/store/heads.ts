import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import { type ConversationHead, withPin } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { headSchema } from '../model/schemas.ts'
import { putHead, readHead } from './head.ts'
import { below, keys, read } from './keys.ts'
import { recordsIn } from './records.ts'
import { readShelvings } from './shelving.ts'
import type { Database } from './use-store.ts'

const deletedHeadSchema = v.object({ head: headSchema })

/** Heads that are read at once: a few milliseconds. */
const SLICE = 500

/** What a list shows of all conversations. */
export function createHeads({ strict, relaxed }: Database) {
  return {
    /**
     * Newest first, without those in which nothing was asked yet. Read in slices, between which a page that reads ten
     * thousand draws and takes keys. What is only half deleted or brought back is as it will be.
     */
    async heads(): Promise<ConversationHead[]> {
      const heads = await relaxed('readonly', async store => {
        const { leaving, coming } = await readMoving(store)
        const found = coming
        for (let range = below('conversation'); ; ) {
          const slice = await recordsIn(store, range, SLICE)
          for (const { key, value } of slice) {
            const head = read(headSchema, value) ?? (await readHead(store, Object(key)[1]))
            if (head) found.push(head)
          }
          const last = slice.at(-1)?.key
          if (last === undefined || slice.length < SLICE)
            return found.filter(({ id, leaf }) => leaf !== undefined && !leaving.has(id))
          range = IDBKeyRange.bound(last, range.upper, true)
        }
      })
      return heads.sort((a, b) => b.updated - a.updated)
    },

    /** The heads as they are now, of those that there are. */
    pin(ids: readonly ConversationId[], pinned: boolean): Promise<ConversationHead[]> {
      return strict('readwrite', async store => {
        const heads: ConversationHead[] = []
        for (const id of ids) {
          const head = await changeHead(store, id, stored => withPin(stored, pinned))
          if (head) heads.push(head)
        }
        await promisifyRequest(store.transaction)
        return heads
      })
    },
  }
}

/** What is being deleted and still stands in its place, and the heads of what is to come back there. */
async function readMoving(store: IDBObjectStore) {
  const leaving = new Set<ConversationId>()
  const coming: ConversationHead[] = []
  for (const { type, conversationIds } of await readShelvings(store)) {
    if (type === 'remove') for (const id of conversationIds) leaving.add(id)
    else coming.push(...(await readDeletedHeads(store, conversationIds)))
  }
  return { leaving, coming }
}

async function readDeletedHeads(store: IDBObjectStore, ids: readonly ConversationId[]) {
  const records = await Promise.all(ids.map(id => promisifyRequest<unknown>(store.get(keys.deleted(id)))))
  return records.flatMap(record => read(deletedHeadSchema, record)?.head ?? [])
}

/** Part of a transaction. Resolves with the head as it is then, or `undefined` where there is none. */
export async function changeHead(
  store: IDBObjectStore,
  id: ConversationId,
  change: (head: ConversationHead) => ConversationHead,
): Promise<ConversationHead | undefined> {
  const stored = await readHead(store, id)
  if (!stored) return undefined
  const head = change(stored)
  await putHead(store, head)
  return head
}
