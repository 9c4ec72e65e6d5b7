import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { undoSchema } from '../model/schemas.ts'
import { isOffered, joinUndos, type Undo } from '../model/undo.ts'
import { below, keys } from './keys.ts'
import { readEach, readFrom } from './records.ts'
import type { Database } from './use-store.ts'

/** What is offered to be brought back. */
export function createUndos({ strict, relaxed }: Database) {
  return {
    /** What a person deleted last, then what went because it was old: each unless it was brought back. */
    undos: (): Promise<Undo[]> => relaxed('readonly', readUndos),

    /** Somebody has seen what was offered then because it was old. */
    forgetUndo: (at: number): Promise<void> =>
      strict('readwrite', store =>
        changeUndos(store, undo => (undo.aged && undo.at === at ? undefined : undo)),
      ),

    /** What is still offered `at` that time is offered with what is deleted then in the other store. */
    prolongUndo: (at: number): Promise<void> =>
      strict('readwrite', store =>
        changeUndos(store, undo =>
          !undo.aged && isOffered(undo, at) ? { ...undo, at: Math.max(undo.at, at) } : undo,
        ),
      ),
  }
}

function readUndos(store: IDBObjectStore): Promise<Undo[]> {
  return readEach(store, undoSchema, below('undo'))
}

function readUndo(store: IDBObjectStore, key: IDBValidKey): Promise<Undo | undefined> {
  return readFrom(store, undoSchema, key)
}

/** Part of a transaction that removes some of `conversationIds`, one of perhaps several. */
export async function offerRemoved(
  store: IDBObjectStore,
  [first]: readonly ConversationHead[],
  conversationIds: readonly ConversationId[],
  at: number,
): Promise<void> {
  // Said twice, there is nothing here the second time.
  if (!first) return
  const last = await readUndo(store, keys.undo())
  const offered = new Set(last?.conversationIds)
  // The first of several names the whole; the others only prolong it.
  if (last && conversationIds.every(id => offered.has(id))) store.put({ ...last, at }, keys.undo())
  else await offer(store, keys.undo(), { conversationIds, title: first.title, at }, it => isOffered(it, at))
}

/** Of what has grown old some may have been opened or pinned since: each portion names what went. */
export async function offerAged(
  store: IDBObjectStore,
  removed: readonly ConversationHead[],
  at: number,
): Promise<void> {
  const [first] = removed
  if (!first) return
  const undo: Undo = { conversationIds: removed.map(({ id }) => id), title: first.title, at, aged: true }
  await offer(store, keys.agedUndo(), undo, last => last.at === at)
}

async function offer(
  store: IDBObjectStore,
  key: IDBValidKey,
  undo: Undo,
  joins: (last: Undo) => boolean,
): Promise<void> {
  const last = await readUndo(store, key)
  store.put(last && joins(last) ? joinUndos(last, undo) : undo, key)
}

/** Part of a transaction. Whatever is no offer goes too. */
export async function changeUndos(
  store: IDBObjectStore,
  change: (undo: Undo) => Undo | undefined,
): Promise<void> {
  for (const key of [keys.undo(), keys.agedUndo()]) {
    const undo = await readUndo(store, key)
    const left = undo && change(undo)
    if (left) store.put(left, key)
    else store.delete(key)
  }
}
