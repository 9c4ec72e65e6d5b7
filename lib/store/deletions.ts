import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId, Message } from '../model/message.ts'
import { headSchema, idSchema, messageSchema, yes } from '../model/schemas.ts'
import { withoutRestored } from '../model/undo.ts'
import { putHead, readHead } from './head.ts'
import { below, keys, read } from './keys.ts'
import { readLinks, withMore } from './links.ts'
import { readPlaces } from './places.ts'
import { isIn, partOf, readFrom, recordsIn } from './records.ts'
import { type StoredRecord, setAside } from './set-aside.ts'
import { noteShelving, readShelvings, type Shelving, turnShelvings } from './shelving.ts'
import { changeUndos, offerAged, offerRemoved } from './undo.ts'
import { unpost } from './unpost.ts'
import type { Database } from './use-store.ts'

interface Deleted {
  readonly head: ConversationHead
  readonly messages: readonly Message[]
  /** What belongs to it and cannot be read, as it is. */
  readonly damaged?: readonly StoredRecord[]
  readonly at: number
  /** It went because it was old. */
  readonly aged?: true
}

const deletedSchema: v.GenericSchema<unknown, Deleted> = v.object({
  head: headSchema,
  messages: v.array(messageSchema),
  damaged: v.exactOptional(v.array(v.object({ key: v.unknown(), value: v.unknown() }))),
  at: v.number(),
  aged: yes,
})

interface Removal {
  /** All that a person deletes with these, for one undo; the rest is noted until it is done. */
  readonly undo?: readonly ConversationId[]
  /** From when that undo is offered: with the first of several transactions, and anew with later ones. */
  readonly offeredAt?: number
  /** Those that are not so old stay. What goes at one time goes together, for one undo. */
  readonly outdated?: (head: ConversationHead) => boolean
}

/** What an undo can still bring back. */
export function createDeletions({ strict, relaxed }: Database, isSearched = true) {
  return {
    /**
     * One transaction: each conversation leaves its place and waits, whole and with what of it is damaged, for an undo.
     * Resolves with those that were there.
     */
    remove(
      ids: readonly ConversationId[],
      at: number,
      { undo = ids, offeredAt = ids[0] === undo[0] ? at : undefined, outdated }: Removal = {},
    ): Promise<ConversationHead[]> {
      return strict('readwrite', async store => {
        const found = await Promise.all(ids.map(id => readStored(store, id)))
        const removed: ConversationHead[] = []
        for (const { head, isRemade, recordKeys, ...stored } of found.flatMap(stored => stored ?? [])) {
          if (outdated?.(head) === false) continue
          if (outdated && isRemade) {
            // Nobody knows whether it was pinned, or how old it is: it has its days before it.
            await putHead(store, { ...head, keptSince: at })
            continue
          }
          const deleted: Deleted = { head, ...stored, at, ...(outdated && { aged: true }) }
          store.put(deleted, keys.deleted(head.id))
          // One by one: what deletes a range gets slower in Chromium with everything that was deleted before.
          for (const key of recordKeys) store.delete(key)
          removed.push(head)
        }
        if (outdated) {
          await offerAged(store, removed, at)
        } else {
          noteShelving(store, ids, { type: 'remove', conversationIds: undo, at })
          if (offeredAt !== undefined) await offerRemoved(store, removed, undo, offeredAt)
        }
        await promisifyRequest(store.transaction)
        return removed
      })
    },

    /**
     * One transaction. Resolves with those that are there now; of the others it was too late. What had grown too old
     * ages anew from `at`.
     */
    restore(ids: readonly ConversationId[], at: number, all = ids): Promise<ConversationHead[]> {
      return strict('readwrite', async store => {
        const heads = await Promise.all(
          ids.map(
            async id =>
              (await bringBack(store, id, at, isSearched)) ??
              // Said twice, it is there the second time.
              readHead(store, id),
          ),
        )
        await changeUndos(store, undo => withoutRestored(undo, all))
        await turnShelvings(store, all)
        noteShelving(store, ids, { type: 'restore', conversationIds: all, at })
        await promisifyRequest(store.transaction)
        return heads.flatMap(head => head ?? [])
      })
    },

    /** What a background that died has begun to delete or to bring back, in the order of its beginning. */
    shelvings: (): Promise<Shelving[]> => relaxed('readonly', readShelvings),

    /**
     * Forgets for good what was deleted at `time` or before, or because it was old at `agedTime` or before, and what
     * nobody could bring back.
     */
    async purge(time: number, agedTime = time): Promise<void> {
      const isOver = ({ at, aged }: Pick<Deleted, 'at' | 'aged'>) => at <= (aged ? agedTime : time)
      await strict('readwrite', store => changeUndos(store, undo => (isOver(undo) ? undefined : undo)))
      const found = await relaxed('readonly', store => promisifyRequest(store.getAllKeys(below('deleted'))))
      for (const key of found) {
        await strict('readwrite', async store => {
          const deleted = await readFrom(store, deletedSchema, key)
          if (deleted && !isOver(deleted)) return
          store.delete(key)
          const id = read(idSchema, partOf(key, 1))
          if (id !== undefined) await forget(store, id)
          await promisifyRequest(store.transaction)
        })
      }
    },
  }
}

/** All requests of one transaction at once: one after the other they take several times as long. */
async function readStored(store: IDBObjectStore, id: ConversationId) {
  const headKey = keys.conversation(id)
  const [record, records, aside, deleted] = await Promise.all([
    promisifyRequest<unknown>(store.get(headKey)),
    recordsIn(store, below('message', id)),
    recordsIn(store, below('damaged', id)),
    promisifyRequest<unknown>(store.get(keys.deleted(id))),
  ])
  if (record === undefined) return undefined
  const whole = read(headSchema, record)
  const head = whole ?? (await readHead(store, id))
  if (!head) return undefined
  // Deleted before, and asked anew since: an undo brings back both.
  const before = read(deletedSchema, deleted)
  const damaged: StoredRecord[] = [...(before?.damaged ?? [])]
  if (!whole) damaged.push({ key: headKey, value: record })
  const messages: Message[] = []
  for (const one of records) {
    const message = read(messageSchema, one.value)
    if (message) messages.push(message)
    else damaged.push(one)
  }
  damaged.push(...aside)
  const here = new Map(messages.map(message => [message.id, message]))
  // What a file brought may be half of an answer that was deleted.
  for (const message of before?.messages ?? []) {
    if (isFuller(message, here.get(message.id))) here.set(message.id, message)
  }
  return {
    head,
    isRemade: !whole,
    recordKeys: [headKey, ...[...records, ...aside].map(({ key }) => key)],
    messages: [...here.values()],
    ...(damaged.length > 0 && { damaged }),
  }
}

async function forget(store: IDBObjectStore, id: ConversationId): Promise<void> {
  await unpost(store, id)
  // It may have come from a file meanwhile, or somebody asked anew: what waits there is new.
  if (await isIn(store, keys.conversation(id))) return
  store.delete(keys.draft(id))
  store.delete(keys.draft(id, 'edit'))
  store.delete(below('queued', id))
}

/** Whether it has what the other has not: nothing is there in its place, or an answer that ended before it did. */
function isFuller(message: Message, other: Message | undefined): boolean {
  return !other || endOf(message) > endOf(other)
}

const endOf = (message: Message): number => (message.role === 'assistant' && message.ended) || 0

/**
 * What came from a file meanwhile, or was asked anew, loses nothing. Where it has something of what was deleted it is the
 * same conversation, and stays as it is, but for an answer that had been written further; else what was deleted is
 * shown, as it was.
 */
async function bringBack(
  store: IDBObjectStore,
  id: ConversationId,
  at: number,
  isSearched: boolean,
): Promise<ConversationHead | undefined> {
  const [record, living] = await Promise.all([
    promisifyRequest<unknown>(store.get(keys.deleted(id))),
    readHead(store, id),
  ])
  const deleted = read(deletedSchema, record)
  if (!deleted) return undefined
  const { messages, damaged = [], aged } = deleted
  const links = living ? await readLinks(store, id) : []
  const known = new Set(links.map(link => link.id))
  const lost = messages.filter(message => !known.has(message.id))
  for (const message of messages) {
    const key = keys.message(id, message.id)
    const there = known.has(message.id) ? await readFrom(store, messageSchema, key) : undefined
    if (isFuller(message, there)) store.put(message, key)
  }
  const all = [...links, ...lost]
  const isSame = lost.length < messages.length
  const [base, other] = living && isSame ? [living, deleted.head] : [deleted.head, living]
  const more = other ? withMore(base, all, other.updated) : base
  const head = aged ? { ...more, keptSince: at } : more
  for (const one of damaged) {
    const key = one.key as IDBValidKey // it stood there
    if (!(await isIn(store, key))) store.put(one.value, key)
    else await setAside(store, id, one)
  }
  // A damaged one has come back as it is.
  if (living || !(await isIn(store, keys.conversation(id)))) await putHead(store, head)
  store.delete(keys.deleted(id))
  // An index that was made meanwhile knows nothing of it.
  if (isSearched && (await readPlaces(store, id)).size < all.length) store.put('', keys.unindexed(id))
  return head
}
