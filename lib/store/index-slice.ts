import type { UseStore } from 'idb-keyval'
import { isBeingWritten } from '../model/message.ts'
import { messageSchema } from '../model/schemas.ts'
import { textOf } from '../search/text-of.ts'
import { read } from './keys.ts'
import { toName } from './places.ts'
import { type Doc, post, postNew, toDoc } from './post.ts'
import { BLOCK, type Index, readIndex } from './postings.ts'
import {
  lastOf,
  messagesOf,
  type Piece,
  type Run,
  readPieces,
  readRuns,
  readSpots,
  readWaiting,
  type Spot,
} from './waiting.ts'

/** What one slice takes on, besides a block's worth of messages. In UTF-16 units. */
const SLICE = 400_000

/** What was read of conversations that wait. */
interface Gathered {
  readonly run: Run
  readonly docs: Doc[]
  /** All that was there, by name, damaged records too. */
  readonly seen: Set<string>
  last?: Spot
  isWhole: boolean
}

export interface Slice {
  /** As it was before anything was read. */
  readonly index: Index
  readonly gathered: readonly Gathered[]
}

/** Read in short transactions, with the search for words between them: whatever else there is to write hardly waits. */
export async function gatherSlice(use: UseStore): Promise<Slice> {
  const index = await use('readonly', readIndex)
  let room = index.size < BLOCK ? BLOCK - index.size : BLOCK
  let length = 0
  const isFull = () => room <= 0 || length >= SLICE

  function take(from: Gathered, { records, isLast }: Piece): void {
    for (const { record, isPlaced, ...spot } of records) {
      if (isFull()) return
      from.seen.add(nameOf(spot))
      from.last = spot
      const message = isPlaced ? undefined : read(messageSchema, record)
      // An answer in progress is its commit's.
      if (!message || isBeingWritten(message)) continue
      from.docs.push(toDoc(spot.conversationId, message))
      length += textOf(message).length
      room -= 1
    }
    from.isWhole = isLast
  }

  const gathered: Gathered[] = []
  while (!isFull()) {
    const open = gathered.filter(({ isWhole }) => !isWhole)
    const pieces = await use('readonly', async store => {
      const before = gathered.at(-1)
      if (open.length === 0)
        open.push(...(await readRuns(store, before && lastOf(before.run).key)).map(begin))
      return readPieces(
        store,
        open.map(({ run, last }) => [run, last]),
      )
    })
    if (open.length === 0) break
    for (const [at, one] of open.entries()) {
      if (isFull()) break
      if (!one.last) gathered.push(one)
      const piece = pieces[at]
      if (piece) take(one, piece)
    }
  }
  return { index, gathered }
}

const begin = (run: Run): Gathered => ({ run, docs: [], seen: new Set(), isWhole: false })

/** Part of a transaction: as far as it still holds. Resolves with how many conversations wait no longer. */
export async function putSlice(store: IDBObjectStore, { index, gathered }: Slice): Promise<number> {
  const docs: Doc[] = []
  let ended = 0
  await Promise.all(
    gathered.map(async one => {
      const { run, docs: found, last, isWhole } = one
      const spots = await readSpots(store, messagesOf(run, undefined, isWhole ? undefined : last))
      const there = new Set(spots.map(nameOf))
      docs.push(...found.filter(doc => there.has(nameOf(doc))))
      ended += await endWait(store, one, spots)
    }),
  )
  const { block, size } = await readIndex(store)
  // Otherwise something was posted meanwhile, and it may be one of these.
  const isSame = block === index.block && size === index.size
  await (isSame ? postNew(store, docs) : post(store, docs))
  return ended
}

/** Of those of which there is now what there was. The others are for another slice. */
async function endWait(
  store: IDBObjectStore,
  { run, seen, last, isWhole }: Gathered,
  spots: readonly Spot[],
): Promise<number> {
  const range = IDBKeyRange.bound(run[0].key, lastOf(run).key)
  const waiting = await readWaiting(store, range)
  const marks = new Map(waiting.map(({ conversationId, mark }) => [conversationId, mark]))
  const changed = new Set(spots.filter(spot => !seen.has(nameOf(spot))).map(spot => spot.conversationId))
  const same = run.filter(
    ({ conversationId, mark }) => !changed.has(conversationId) && marks.get(conversationId) === mark,
  )
  const ended = same.filter(one => isWhole || (last && one.conversationId < last.conversationId))
  if (ended.length === waiting.length) store.delete(range)
  else for (const { key } of ended) store.delete(key)
  const begun = isWhole ? undefined : same.find(one => one.conversationId === last?.conversationId)
  if (begun) store.put(last?.id, begun.key)
  return ended.length
}

const nameOf = ({ conversationId, id }: Spot) => toName(conversationId, id)
