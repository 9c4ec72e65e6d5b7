import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import { type ConversationId, isBeingWritten, type Message, type MessageId } from '../model/message.ts'
import { idSchema, messageSchema } from '../model/schemas.ts'
import type { Query, Term } from '../search/query.ts'
import { textOf } from '../search/text-of.ts'
import { below, keys, read, readAll } from './keys.ts'
import { numbersOf } from './posting-list.ts'
import {
  BLOCK,
  bucketOf,
  type Doc,
  INDEX_VERSION,
  NO_INDEX,
  post,
  postedSchema,
  readIndex,
} from './postings.ts'
import type { Database } from './use-store.ts'

export interface Hit {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
}

/** Blocks that are read in one transaction: the first few are there at once. */
const FIRST_BLOCKS = 8
const MORE_BLOCKS = 32
/** What one slice of an index being made takes on. In UTF-16 units. */
const SLICE = 400_000
/** Messages of one conversation: each may be long. */
const MOST_AT_ONCE = 100

/** Full-text search: what is read of the postings, and how they are made where they are missing. */
export function createSearchIndex({ strict, relaxed }: Database) {
  return {
    /** The messages that have all of the words, newest blocks first, as fast as they are found. */
    async *search({ terms }: Query): AsyncGenerator<Hit[]> {
      const { block: last } = await relaxed('readonly', readIndex)
      let amount = FIRST_BLOCKS
      for (let block = last; block >= 0; block -= amount, amount = MORE_BLOCKS) {
        const blocks = Array.from({ length: Math.min(amount, block + 1) }, (_, index) => block - index)
        yield await relaxed('readonly', async store => {
          const found = await Promise.all(blocks.map(one => hitsIn(store, one, terms)))
          return found.flat()
        })
      }
    },

    /** Those that are still there. */
    messages(hits: readonly Hit[]): Promise<(Message | undefined)[]> {
      return relaxed('readonly', store =>
        Promise.all(
          hits.map(async ({ conversationId, messageId }) =>
            read(messageSchema, await promisifyRequest(store.get(keys.message(conversationId, messageId)))),
          ),
        ),
      )
    },

    /** How many conversations have not been looked at yet; `undefined` before that is known. */
    unindexed(): Promise<number | undefined> {
      return relaxed('readonly', async store => {
        const [{ version }, count] = await Promise.all([
          readIndex(store),
          promisifyRequest(store.count(below('unindexed'))),
        ])
        return version === INDEX_VERSION ? count : undefined
      })
    },

    /** One transaction: where the index is missing or of another version, all there is waits to be looked at. */
    prepareIndex(): Promise<void> {
      return strict('readwrite', async store => {
        const { version } = await readIndex(store)
        if (version === INDEX_VERSION) return
        for (const kind of ['posting', 'posted', 'place']) store.delete(below(kind))
        for (const key of await promisifyRequest(store.getAllKeys(below('conversation')))) {
          const id = read(idSchema, Array.isArray(key) ? key[1] : undefined)
          if (id !== undefined) store.put('', keys.unindexed(id))
        }
        store.put({ ...NO_INDEX, version: INDEX_VERSION }, keys.index())
        await promisifyRequest(store.transaction)
      })
    },

    /** One transaction, a block's worth of messages at most. Killed in its middle, it has not begun. */
    indexSlice(): Promise<void> {
      return relaxed('readwrite', async store => {
        const { size } = await readIndex(store)
        let room = size < BLOCK ? BLOCK - size : BLOCK
        let length = 0
        const docs: Doc[] = []
        for (const key of await promisifyRequest(store.getAllKeys(below('unindexed'), BLOCK))) {
          if (room <= 0 || length >= SLICE) break
          const { found, next } = await unposted(store, key, Math.min(room, MOST_AT_ONCE))
          docs.push(...found)
          room -= found.length
          length += found.reduce((sum, { message }) => sum + textOf(message).length, 0)
          // The rest of a long conversation is for the next slice.
          if (next === undefined) store.delete(key)
          else {
            store.put(next, key)
            break
          }
        }
        await post(store, docs)
        await promisifyRequest(store.transaction)
      })
    },
  }
}

async function hitsIn(store: IDBObjectStore, block: number, terms: readonly Term[]): Promise<Hit[]> {
  const [first = new Set<number>(), ...others] = await Promise.all(
    terms.map(term => numbersIn(store, block, term)),
  )
  const numbers = [...first].filter(number => others.every(other => other.has(number)))
  if (numbers.length === 0) return []
  const posted = read(postedSchema, await promisifyRequest<unknown>(store.get(keys.posted(block)))) ?? []
  return numbers.flatMap(number => {
    const [conversationId, messageId] = posted[number]?.split(' ') ?? []
    return conversationId && messageId ? { conversationId, messageId } : []
  })
}

/** Of what is typed less than a bucket's name, all that begin so are read. */
async function numbersIn(store: IDBObjectStore, block: number, term: Term): Promise<Set<number>> {
  const bucket = bucketOf(term.word)
  const range = term.prefix
    ? IDBKeyRange.bound(keys.posting(block, bucket), keys.posting(block, `${bucket}\uffff`))
    : keys.posting(block, bucket)
  const lists = await promisifyRequest<unknown[]>(store.getAll(range))
  const numbers = new Set<number>()
  for (const list of lists) {
    if (typeof list === 'string') for (const number of numbersOf(list, term)) numbers.add(number)
  }
  return numbers
}

interface Unposted {
  readonly found: Doc[]
  /** The message after which there may be more. */
  readonly next?: MessageId
}

/** What of a conversation has no place yet, beginning where the last slice ended. An answer in progress is its commit's. */
async function unposted(store: IDBObjectStore, key: IDBValidKey, most: number): Promise<Unposted> {
  const conversationId = read(idSchema, Array.isArray(key) ? key[1] : undefined)
  const after = read(v.string(), await promisifyRequest<unknown>(store.get(key)))
  if (conversationId === undefined || after === undefined) return { found: [] }
  const range = IDBKeyRange.bound(keys.message(conversationId, after), ['message', conversationId, []], true)
  const messages = await promisifyRequest<unknown[]>(store.getAll(range, most))
  const ids = (await promisifyRequest(store.getAllKeys(range, most))).map(key => Array.isArray(key) && key[2])
  const found: Doc[] = []
  for (const message of readAll(messageSchema, messages)) {
    if (isBeingWritten(message)) continue
    const place: unknown = await promisifyRequest<unknown>(store.get(keys.place(conversationId, message.id)))
    if (place === undefined) found.push({ conversationId, message })
  }
  const last = ids.at(-1)
  return { found, ...(messages.length === most && typeof last === 'string' && { next: last }) }
}
