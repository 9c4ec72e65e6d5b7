import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import { isUnspaced } from '../search/words.ts'
import { below, keys } from './keys.ts'
import { readFrom } from './records.ts'

/**
 * Which message has which words, for the search. Messages are numbered in blocks, in the order in which they came;
 * a record holds the words of one block that begin alike, with the numbers of their messages. The smaller a block, the
 * more records are read for a key; the larger, the more is written for a message.
 */
export const BLOCK = 512

/**
 * Another one when words are cut or kept in another way: then all is written anew. What is kept by another key then is
 * found faster: where records were deleted, the database takes long to see that nothing is there.
 */
export const INDEX_VERSION = 3

export interface Index {
  /** Absent before all that was there was taken note of. */
  readonly version?: number
  /** The block that the next message goes into, and how many are in it. */
  readonly block: number
  readonly size: number
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const indexSchema: v.GenericSchema<unknown, Index> = v.object({
  version: v.exactOptional(v.number()),
  // More than anybody says; of a number without end the next one is the same.
  block: v.pipe(count, v.maxValue(2 ** 32)),
  size: v.pipe(count, v.maxValue(BLOCK)),
})
/** By number: the conversation's id and the message's, or nothing where one was deleted. */
export const postedSchema: v.GenericSchema<unknown, string[]> = v.array(v.string())

export const NO_INDEX: Index = { block: 0, size: 0 }

/** What words of a block are kept together. A prefix of it is a range. */
export function bucketOf(word: string): string {
  const [first = '', second = ''] = word
  return isUnspaced(first) ? first : first + second
}

export async function readIndex(store: IDBObjectStore): Promise<Index> {
  return (await readFrom(store, indexSchema, keys.index())) ?? NO_INDEX
}

export async function readPosted(store: IDBObjectStore, block: number): Promise<string[]> {
  return (await readFrom(store, postedSchema, keys.posted(block))) ?? []
}

/** How many conversations have not been looked at yet; `undefined` before that is known. */
export async function countUnindexed(store: IDBObjectStore): Promise<number | undefined> {
  const [{ version }, count] = await Promise.all([
    readIndex(store),
    promisifyRequest(store.count(below('unindexed'))),
  ])
  return version === INDEX_VERSION ? count : undefined
}
