import { promisifyRequest } from 'idb-keyval'
import type { ConversationId, MessageId } from '../model/message.ts'
import { keys } from './keys.ts'
import { readPlaces, toName } from './places.ts'
import { partOf, recordsIn } from './records.ts'

/** Conversations that are read in one transaction, and messages of all of them. */
const CONVERSATIONS = 32
const MESSAGES = 256

/** A conversation that waits to be taken note of. */
export interface Waiting {
  readonly key: IDBValidKey
  readonly conversationId: ConversationId
  /** The message up to which everything was looked at, or nothing. */
  readonly mark: MessageId | ''
}

/** Conversations that follow on one another in the store. Their messages are read as one: most of the time is the number of requests. */
export type Run = readonly [Waiting, ...Waiting[]]

/** Where a message stands. */
export interface Spot {
  readonly conversationId: ConversationId
  readonly id: MessageId
}

export interface Piece {
  /** Whatever stands there, message or not. */
  readonly records: readonly (Spot & {
    readonly record: unknown
    /** In the index already. */
    readonly isPlaced: boolean
  })[]
  readonly isLast: boolean
}

/** The next that wait, in the order of their keys. */
export async function readRuns(store: IDBObjectStore, behind?: IDBValidKey): Promise<Run[]> {
  const waiting = await readWaiting(
    store,
    IDBKeyRange.bound(behind ?? ['unindexed'], ['unindexed', []], true),
    CONVERSATIONS,
  )
  const [first] = waiting
  const last = waiting.at(-1)
  if (!first || !last) return []
  const between = IDBKeyRange.bound(
    keys.conversation(first.conversationId),
    keys.conversation(last.conversationId),
  )
  const heads = await promisifyRequest(store.getAllKeys(between, 2 * CONVERSATIONS))
  const order = new Map(heads.map((key, index) => [idIn(key, 1), index]))
  const runs: [Waiting, ...Waiting[]][] = []
  let next: number | undefined
  for (const one of waiting) {
    const place = order.get(one.conversationId)
    const run = runs.at(-1)
    if (run && place !== undefined && place === next && one.mark === '') run.push(one)
    else runs.push([one])
    next = place === undefined ? undefined : place + 1
  }
  return runs
}

/** Those that wait still. */
export async function readWaiting(
  store: IDBObjectStore,
  range: IDBKeyRange,
  most?: number,
): Promise<Waiting[]> {
  const found = await recordsIn(store, range, most)
  return found.map(({ key, value }) => ({
    key,
    conversationId: idIn(key, 1),
    mark: typeof value === 'string' ? value : '',
  }))
}

/** The next of each run, behind what was read last of it. */
export function readPieces(
  store: IDBObjectStore,
  runs: readonly (readonly [run: Run, after: Spot | undefined])[],
): Promise<Piece[]> {
  const most = Math.ceil(MESSAGES / runs.length)
  return Promise.all(
    runs.map(async ([run, after]) => {
      const range = messagesOf(run, after)
      const [first] = run
      const [found, places] = await Promise.all([
        recordsIn(store, range, most),
        readPlaces(store, after?.conversationId ?? first.conversationId, lastOf(run).conversationId),
      ])
      return {
        records: found.map(({ key, value }) => {
          const spot = toSpot(key)
          return { ...spot, record: value, isPlaced: places.has(toName(spot.conversationId, spot.id)) }
        }),
        isLast: found.length < most,
      }
    }),
  )
}

export async function readSpots(store: IDBObjectStore, range: IDBKeyRange, most?: number): Promise<Spot[]> {
  const found = await promisifyRequest(store.getAllKeys(range, most))
  return found.map(toSpot)
}

const toSpot = (key: IDBValidKey): Spot => ({ conversationId: idIn(key, 1), id: idIn(key, 2) })

/** From behind its mark or a message, to its end or with a message. */
export function messagesOf(run: Run, after?: Spot, until?: Spot): IDBKeyRange {
  const [{ conversationId, mark }] = run
  const start = after ? keys.message(after.conversationId, after.id) : keys.message(conversationId, mark)
  const end = until
    ? keys.message(until.conversationId, until.id)
    : ['message', lastOf(run).conversationId, []]
  return IDBKeyRange.bound(start, end, true)
}

export const lastOf = (run: Run): Waiting => run.at(-1) ?? run[0]

/** A key that is none of ours stands for something in which nothing is. */
function idIn(key: IDBValidKey, at: number): string {
  const id = partOf(key, at)
  return typeof id === 'string' ? id : ''
}
