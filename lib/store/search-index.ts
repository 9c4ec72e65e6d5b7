import { promisifyRequest } from 'idb-keyval'
import type { ConversationId, Message, MessageId } from '../model/message.ts'
import { idSchema, messageSchema } from '../model/schemas.ts'
import type { Query, Term } from '../search/query.ts'
import { gatherSlice, putSlice } from './index-slice.ts'
import { below, keys, read } from './keys.ts'
import { fromName } from './places.ts'
import { numbersOf } from './posting-list.ts'
import { bucketOf, INDEX_VERSION, NO_INDEX, postedSchema, readIndex } from './postings.ts'
import type { Database } from './use-store.ts'

export interface Hit {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
}

/** Blocks that are read in one transaction: the first few are there at once. */
const FIRST_BLOCKS = 8
const MORE_BLOCKS = 32

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
        for (const kind of ['posting', 'posted', 'places', 'place']) store.delete(below(kind))
        for (const key of await promisifyRequest(store.getAllKeys(below('conversation')))) {
          const id = read(idSchema, Array.isArray(key) ? key[1] : undefined)
          if (id !== undefined) store.put('', keys.unindexed(id))
        }
        store.put({ ...NO_INDEX, version: INDEX_VERSION }, keys.index())
        await promisifyRequest(store.transaction)
      })
    },

    /**
     * A block's worth of messages at most, written in one transaction; killed before that, it has not begun. Resolves
     * with how many conversations it has ended.
     */
    async indexSlice(): Promise<number> {
      const gathered = await gatherSlice(relaxed)
      return relaxed('readwrite', async store => {
        const ended = await putSlice(store, gathered)
        await promisifyRequest(store.transaction)
        return ended
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
    return fromName(posted[number] ?? '') ?? []
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
