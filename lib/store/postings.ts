import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import type { ConversationId, Message, MessageId } from '../model/message.ts'
import { textOf } from '../search/text-of.ts'
import { isUnspaced, wordsOf } from '../search/words.ts'
import { below, keys, read } from './keys.ts'
import { addPostings, removePostings } from './posting-list.ts'

/**
 * Which message has which words, for the search. Messages are numbered in blocks, in the order in which they came;
 * a record holds the words of one block that begin alike, with the numbers of their messages. The smaller a block, the
 * more records are read for a key; the larger, the more is written for a message.
 */
export const BLOCK = 512

/** Another one when words are cut or kept in another way: then all is written anew. */
export const INDEX_VERSION = 1

export interface Index {
  /** Absent before all that was there was taken note of. */
  readonly version?: number
  /** The block that the next message goes into, and how many are in it. */
  readonly block: number
  readonly size: number
}

export interface Place {
  readonly block: number
  readonly n: number
}

export interface Doc {
  readonly conversationId: ConversationId
  readonly message: Message
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const indexSchema: v.GenericSchema<unknown, Index> = v.object({
  version: v.exactOptional(v.number()),
  block: count,
  size: count,
})
const placeSchema: v.GenericSchema<unknown, Place> = v.object({ block: count, n: count })
/** By number: the conversation's id and the message's, or nothing where one was deleted. */
export const postedSchema: v.GenericSchema<unknown, string[]> = v.array(v.string())

export const NO_INDEX: Index = { block: 0, size: 0 }

/** What words of a block are kept together. A prefix of it is a range. */
export function bucketOf(word: string): string {
  return (isUnspaced(word) ? /^./su : /^.{1,2}/su).exec(word)?.[0] ?? ''
}

export async function readIndex(store: IDBObjectStore): Promise<Index> {
  return read(indexSchema, await promisifyRequest<unknown>(store.get(keys.index()))) ?? NO_INDEX
}

const readText = async (store: IDBObjectStore, key: IDBValidKey) => {
  const record: unknown = await promisifyRequest(store.get(key))
  return typeof record === 'string' ? record : ''
}

/** Part of a transaction that writes these messages. One that was posted before may have grown since. */
export async function post(store: IDBObjectStore, docs: readonly Doc[]): Promise<void> {
  if (docs.length === 0) return
  const index = await readIndex(store)
  const places = await Promise.all(docs.map(doc => readPlace(store, doc)))
  /** The blocks that have something already. */
  const known = new Set(index.size > 0 ? [index.block] : [])
  const posted = new Map([[index.block, await readPosted(store, index.block)]])
  const lists = new Map<string, { block: number; bucket: string; words: Map<string, number[]> }>()
  let { block, size } = index

  function newPlace(conversationId: ConversationId, id: MessageId): Place {
    if (size >= BLOCK) {
      block += 1
      size = 0
      posted.set(block, [])
    }
    const place = { block, n: size }
    size += 1
    const table = posted.get(block) ?? []
    // A table that was lost must not give one message's number to another.
    while (table.length < place.n) table.push('')
    table[place.n] = `${conversationId} ${id}`
    store.put(place, keys.place(conversationId, id))
    return place
  }

  for (const [at, { conversationId, message }] of docs.entries()) {
    const place = places[at]
    if (place) known.add(place.block)
    const { block, n } = place ?? newPlace(conversationId, message.id)
    for (const word of wordsOf(textOf(message))) {
      const bucket = bucketOf(word)
      const key = `${block} ${bucket}`
      const list = lists.get(key) ?? { block, bucket, words: new Map<string, number[]>() }
      lists.set(key, list)
      const numbers = list.words.get(word)
      if (numbers) numbers.push(n)
      else list.words.set(word, [n])
    }
  }

  const changed = await Promise.all(
    Array.from(lists.values(), async list => {
      const key = keys.posting(list.block, list.bucket)
      const before = known.has(list.block) ? await readText(store, key) : ''
      return { key, text: addPostings(before, list.words) }
    }),
  )
  for (const { key, text } of changed) store.put(text, key)
  for (const [number, table] of posted) store.put(table, keys.posted(number))
  store.put({ ...index, block, size }, keys.index())
}

async function readPlace(
  store: IDBObjectStore,
  { conversationId, message }: Doc,
): Promise<Place | undefined> {
  const key = keys.place(conversationId, message.id)
  return read(placeSchema, await promisifyRequest<unknown>(store.get(key)))
}

async function readPosted(store: IDBObjectStore, block: number): Promise<string[]> {
  return read(postedSchema, await promisifyRequest<unknown>(store.get(keys.posted(block)))) ?? []
}

/**
 * Part of the transaction that erases a conversation: of a text that is gone no word stays. What was asked anew under
 * the same id is there and keeps its place.
 */
export async function unpost(store: IDBObjectStore, id: ConversationId): Promise<void> {
  const gone = new Map<number, Set<number>>()
  for (const key of await promisifyRequest(store.getAllKeys(below('place', id)))) {
    const messageId = Array.isArray(key) ? key[2] : undefined
    if (typeof messageId !== 'string') continue
    if ((await promisifyRequest(store.count(keys.message(id, messageId)))) > 0) continue
    const place = read(placeSchema, await promisifyRequest<unknown>(store.get(key)))
    if (place) gone.set(place.block, (gone.get(place.block) ?? new Set()).add(place.n))
    store.delete(key)
  }
  for (const [block, numbers] of gone) await removeFrom(store, block, numbers)
}

async function removeFrom(store: IDBObjectStore, block: number, numbers: Set<number>): Promise<void> {
  const range = below('posting', block)
  const [lists, listKeys, posted] = await Promise.all([
    promisifyRequest<unknown[]>(store.getAll(range)),
    promisifyRequest(store.getAllKeys(range)),
    readPosted(store, block),
  ])
  for (const [index, key] of listKeys.entries()) {
    const before = lists[index]
    if (typeof before !== 'string') continue
    const after = removePostings(before, numbers)
    if (after === '') store.delete(key)
    else if (after !== before) store.put(after, key)
  }
  const table = posted.map((entry, n) => (numbers.has(n) ? '' : entry))
  store.put(table, keys.posted(block))
}
