import { promisifyRequest } from 'idb-keyval'
import type { ConversationId, Message, MessageId } from '../model/message.ts'
import { messageSchema } from '../model/schemas.ts'
import type { Query, Term } from '../search/query.ts'
import { below, keys } from './keys.ts'
import { fromName } from './places.ts'
import { numbersOf } from './posting-list.ts'
import { bucketOf, countUnindexed, postedSchema } from './postings.ts'
import { readFrom } from './records.ts'
import type { Database } from './use-store.ts'

export interface Hit {
  readonly conversationId: ConversationId
  readonly messageId: MessageId
}

/** Blocks that are read in one transaction: the first few are there at once. */
const FIRST_BLOCKS = 8
const MORE_BLOCKS = 32

/** Full-text search: what is read of the postings. */
export function createSearchReader({ relaxed }: Database) {
  return {
    /** The messages that have all of the words, newest blocks first, as fast as they are found. */
    async *search({ terms }: Query): AsyncGenerator<Hit[]> {
      const blocks = await relaxed('readonly', blocksIn)
      let amount = FIRST_BLOCKS
      for (let at = 0; at < blocks.length; at += amount, amount = MORE_BLOCKS) {
        const some = blocks.slice(at, at + amount)
        yield await relaxed('readonly', async store => {
          const found = await Promise.all(some.map(one => hitsIn(store, one, terms)))
          return found.flat()
        })
      }
    },

    /** Those that are still there. */
    messages(hits: readonly Hit[]): Promise<(Message | undefined)[]> {
      return relaxed('readonly', store =>
        Promise.all(
          hits.map(({ conversationId, messageId }) =>
            readFrom(store, messageSchema, keys.message(conversationId, messageId)),
          ),
        ),
      )
    },

    /** How many conversations have not been looked at yet; `undefined` before that is known. */
    unindexed: (): Promise<number | undefined> => relaxed('readonly', countUnindexed),
  }
}

/** The last one first. Not counted down from the one that the index names: that may be a number without end. */
async function blocksIn(store: IDBObjectStore): Promise<number[]> {
  const found = await promisifyRequest(store.getAllKeys(below('posted')))
  return found.flatMap(key => (Array.isArray(key) && typeof key[1] === 'number' ? key[1] : [])).reverse()
}

async function hitsIn(store: IDBObjectStore, block: number, terms: readonly Term[]): Promise<Hit[]> {
  const [first = new Set<number>(), ...others] = await Promise.all(
    terms.map(term => numbersIn(store, block, term)),
  )
  const numbers = [...first].filter(number => others.every(other => other.has(number)))
  if (numbers.length === 0) return []
  const posted = (await readFrom(store, postedSchema, keys.posted(block))) ?? []
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
