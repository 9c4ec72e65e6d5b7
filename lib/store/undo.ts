import { promisifyRequest } from 'idb-keyval'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { undoSchema } from '../model/schemas.ts'
import type { Undo } from '../model/undo.ts'
import { keys, read } from './keys.ts'
import { noteShelving, type Shelving } from './shelving.ts'
import type { Database } from './use-store.ts'

/** What is offered to be brought back. */
export function createUndos({ strict, relaxed }: Database) {
  return {
    /** What was deleted last, unless it was brought back. */
    undo: (): Promise<Undo | undefined> => relaxed('readonly', lastUndo),

    /** Somebody has seen what was offered then. */
    forgetUndo(at: number): Promise<void> {
      return strict('readwrite', async store => {
        if ((await lastUndo(store))?.at === at) store.delete(keys.undo())
        await promisifyRequest(store.transaction)
      })
    },
  }
}

export async function lastUndo(store: IDBObjectStore): Promise<Undo | undefined> {
  return read(undoSchema, await promisifyRequest<unknown>(store.get(keys.undo())))
}

/** Part of a transaction that removes `ids`, of perhaps several that `shelving` needs. */
export function offerRemoved(
  store: IDBObjectStore,
  [first]: readonly ConversationHead[],
  shelving: Shelving,
  ids: readonly ConversationId[],
): void {
  const { conversationIds, at } = shelving
  noteShelving(store, ids, shelving)
  // Said twice, there is nothing here the second time; and the first of several portions names the whole.
  if (first && ids[0] === conversationIds[0])
    store.put({ conversationIds, title: first.title, at } satisfies Undo, keys.undo())
}

/** Of what has grown old some may have been opened or pinned since: each portion names what went. */
export async function offerAged(
  store: IDBObjectStore,
  removed: readonly ConversationHead[],
  at: number,
): Promise<void> {
  const [first] = removed
  if (!first) return
  const last = await lastUndo(store)
  const before = last?.at === at ? last : undefined
  const undo: Undo = {
    conversationIds: [...(before?.conversationIds ?? []), ...removed.map(({ id }) => id)],
    title: before?.title ?? first.title,
    at,
    aged: true,
  }
  store.put(undo, keys.undo())
}
