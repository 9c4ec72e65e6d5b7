import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Command } from '../../../lib/protocol/command.ts'
import { createRandom } from '../../random.ts'
import { conversationOf, question } from '../model/samples.ts'
import { allRecords, putRecords, type Records } from '../store/fresh-store.ts'
import { exported } from '../transfer/samples.ts'
import { createWorld, type World } from './world.ts'

const SEED = 1126
const POINTS = 20
/** More than are moved in one transaction. */
const IDS = Array.from({ length: 30 }, (_, n) => `c${n}`)

let world: World

beforeEach(() => {
  vi.useRealTimers()
})

afterEach(() => {
  expect(world.errors).toEqual([])
  vi.useRealTimers()
})

/** A browser in which this is stored, always at the same time. */
async function inWorld(stored: Records): Promise<void> {
  world = createWorld()
  vi.setSystemTime(1_800_000_000_000)
  await putRecords(world.database, stored)
}

/** What is stored once a background has started there and has nothing more to do. */
async function afterStart(): Promise<Records> {
  const worker = world.startWorker()
  await worker.recover()
  await worker.index()
  return allRecords(world.database)
}

/** A background carries this out as long as it lives: `isDead` is asked at every request to the database. */
async function carryOut(command: Command, isDead: () => boolean): Promise<void> {
  let ended = false
  const mortal = () => {
    ended ||= isDead()
    return ended
  }
  const worker = world.startWorker(mortal, mortal)
  const done = worker.openSurface().send(command)
  void done.then(worker.index).then(() => {
    ended = true
  })
  while (!ended) await new Promise(setImmediate)
  worker.kill()
}

/** One moment in each twentieth of so many. */
function momentsOf(all: number): number[] {
  const random = createRandom(SEED)
  return Array.from({ length: POINTS }, (_, n) => Math.floor(((n + random()) * all) / POINTS))
}

/** What became of it after each of the deaths; `went on` where what stood there in between was neither. */
async function killedIn(command: Command, stored: Records): Promise<Set<string>> {
  await inWorld(stored)
  const before = JSON.stringify(await afterStart())
  await inWorld(stored)
  let requests = 0
  await carryOut(command, () => ++requests < 0)
  const after = JSON.stringify(await afterStart())
  expect(after).not.toBe(before)

  const outcomes = new Set<string>()
  for (const moment of momentsOf(requests)) {
    await inWorld(stored)
    let left = moment
    await carryOut(command, () => left-- === 0)
    const found = JSON.stringify(await afterStart())
    const outcome = found === before ? 'nothing' : found === after ? 'all' : 'half'
    expect(outcome, `killed at request ${moment} of ${requests}`).not.toBe('half')
    outcomes.add(outcome)
  }
  return outcomes
}

/** What a command leaves where it is carried out to its end. */
async function leftBy(command: Command, stored: Records): Promise<Records> {
  await inWorld(stored)
  await carryOut(command, () => false)
  return afterStart()
}

async function manyConversations(): Promise<Records> {
  await inWorld({})
  for (const id of IDS) {
    await world.store.create({ ...conversationOf(question('m1', 'x')), id, title: id })
  }
  return afterStart()
}

/** As a page leaves it that has read the whole file: some of it is new, some of it is here. */
async function stagedImport(): Promise<Records> {
  await inWorld({})
  const { messages, ...head } = exported
  await world.seed({ ...exported, messages: messages.slice(0, 1) })
  for (let n = 0; n < 6; n++) {
    const conversationId = n === 3 ? 'c' : `i${n}`
    const staged = messages.map(message => ({ conversationId, message }))
    await world.store.stageImport('i', n, { messages: staged, heads: [{ ...head, id: conversationId }] })
  }
  return allRecords(world.database)
}

const BOTH = new Set(['nothing', 'all'])
const remove: Command = { type: 'delete', conversationIds: IDS }
const restore: Command = { type: 'restore', conversationIds: IDS }

test(`an import is all there or none of it, at whichever of ${POINTS} moments its background dies (seed ${SEED})`, async () => {
  const outcomes = await killedIn({ type: 'merge-import', importId: 'i', parts: 6 }, await stagedImport())
  expect(outcomes).toEqual(BOTH)
})

test(`a deletion of many is done or not begun, at whichever of ${POINTS} moments its background dies (seed ${SEED})`, async () => {
  expect(await killedIn(remove, await manyConversations())).toEqual(BOTH)
})

test(`an undo of many is done or not begun, at whichever of ${POINTS} moments its background dies (seed ${SEED})`, async () => {
  expect(await killedIn(restore, await leftBy(remove, await manyConversations()))).toEqual(BOTH)
})
