import { promisifyRequest } from 'idb-keyval'
import type { ConversationId, Message, MessageId } from '../model/message.ts'
import { textOf } from '../search/text-of.ts'
import { wordsOf } from '../search/words.ts'
import { keys } from './keys.ts'
import { type Place, readPlaces, toName } from './places.ts'
import { addPostings, type Numbers, toNumbers, toPostings } from './posting-list.ts'
import { BLOCK, bucketOf, readIndex, readPosted } from './postings.ts'

export interface Doc {
  readonly conversationId: ConversationId
  readonly id: MessageId
  readonly words: ReadonlySet<string>
}

/** Takes its time over a long text: to be called before a transaction. */
export function toDoc(conversationId: ConversationId, message: Message): Doc {
  return { conversationId, id: message.id, words: wordsOf(textOf(message)) }
}

/** Part of a transaction that writes these messages. One that was posted before may have grown since. */
export async function post(store: IDBObjectStore, docs: readonly Doc[]): Promise<void> {
  const conversations = [...new Set(docs.map(({ conversationId }) => conversationId))]
  const places = await Promise.all(conversations.map(async id => [...(await readPlaces(store, id))]))
  await postAt(store, docs, new Map(places.flat()))
}

/** The same of messages that are known to have no place yet. */
export function postNew(store: IDBObjectStore, docs: readonly Doc[]): Promise<void> {
  return postAt(store, docs, new Map())
}

/** What is added to the lists of one block: by bucket or conversation, then by word or message. */
type Additions = Map<string, Map<string, Numbers>>

async function postAt(
  store: IDBObjectStore,
  docs: readonly Doc[],
  places: ReadonlyMap<string, Place>,
): Promise<void> {
  if (docs.length === 0) return
  const index = await readIndex(store)
  /** The blocks that have something already. */
  const known = new Set(index.size > 0 ? [index.block] : [])
  const tables = new Map([[index.block, known.size > 0 ? await readPosted(store, index.block) : []]])
  const postings = new Map<number, Additions>()
  const placed = new Map<number, Additions>()
  let { block, size } = index

  function newPlace({ conversationId, id }: Doc): Place {
    if (size >= BLOCK) {
      block += 1
      size = 0
      tables.set(block, [])
    }
    const n = size++
    const table = tables.get(block) ?? []
    // A table that was lost must not give one message's number to another.
    while (table.length < n) table.push('')
    table[n] = toName(conversationId, id)
    add(additionsTo(placed, block), conversationId, id, toNumbers(n))
    return { block, n }
  }

  for (const doc of docs) {
    const before = places.get(toName(doc.conversationId, doc.id))
    if (before) known.add(before.block)
    const place = before ?? newPlace(doc)
    const additions = additionsTo(postings, place.block)
    const number = toNumbers(place.n)
    for (const word of doc.words) add(additions, bucketOf(word), word, number)
  }
  for (const [block, additions] of postings)
    await putLists(store, additions, bucket => keys.posting(block, bucket), known.has(block))
  for (const [block, additions] of placed)
    await putLists(store, additions, conversationId => keys.places(conversationId, block), known.has(block))
  for (const [number, table] of tables) store.put(table, keys.posted(number))
  store.put({ ...index, block, size }, keys.index())
}

function additionsTo(blocks: Map<number, Additions>, block: number): Additions {
  const additions: Additions = blocks.get(block) ?? new Map()
  blocks.set(block, additions)
  return additions
}

function add(additions: Additions, list: string, word: string, number: Numbers): void {
  const lines = additions.get(list)
  if (lines) lines.set(word, (lines.get(word) ?? '') + number)
  else additions.set(list, new Map([[word, number]]))
}

async function putLists(
  store: IDBObjectStore,
  additions: Additions,
  toKey: (list: string) => IDBValidKey,
  isKnown: boolean,
): Promise<void> {
  await Promise.all(
    Array.from(additions, async ([list, lines]) => {
      const key = toKey(list)
      const before: unknown = isKnown ? await promisifyRequest(store.get(key)) : undefined
      store.put(typeof before === 'string' ? addPostings(before, lines) : toPostings(lines), key)
    }),
  )
}
