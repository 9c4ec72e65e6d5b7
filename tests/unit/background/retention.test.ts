import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { KeepDays } from '../../../lib/model/settings.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { exported } from '../transfer/samples.ts'
import { open } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld, type Worker, type World } from './world.ts'

const DAY = 86_400_000

let world: World
let worker: Worker
let surface: FakeSurface

beforeEach(async () => {
  world = createWorld()
  worker = world.startWorker()
  surface = worker.openSurface()
  for (const [id, age] of [
    ['c', 40],
    ['young', 2],
    ['old', 40],
    ['pinned', 400],
  ] as const) {
    const messages = [question('m1', 'x'), answer('m2', 'm1', { outcome: COMPLETE })]
    const head = { id, updated: Date.now() - age * DAY, ...(id === 'pinned' && { pinned: true as const }) }
    await world.seed({ ...conversationOf(...messages), ...head })
  }
})

afterEach(() => {
  expect(world.errors).toEqual([])
  vi.useRealTimers()
})

const keep = (days: KeepDays | null) => surface.send({ type: 'set-keep-days', days })
const count = (days: KeepDays) => surface.send({ type: 'count-outdated', days })
const ids = async () => (await world.store.heads()).map(({ id }) => id).sort()

/** The background of another day. */
async function startAt(time: number): Promise<void> {
  // Takes the clock back with the timers.
  worker.kill()
  vi.setSystemTime(time)
  worker = world.startWorker()
  await worker.recover()
}

test('everything is kept until a person says for how long', async () => {
  await worker.recover()
  expect(await ids()).toEqual(['c', 'old', 'pinned', 'young'])
})

test('what is older goes at once, the pinned stay, and a list hears of it', async () => {
  await keep(30)
  expect(await ids()).toEqual(['pinned', 'young'])
  expect(surface.updates).toContainEqual({ type: 'unlisted', conversationIds: ['c', 'old'] })
  expect(await world.store.settings()).toMatchObject({ keepDays: 30 })
  expect(surface.updates.find(update => update.type === 'settings')).toMatchObject({
    settings: { keepDays: 30 },
  })
})

test('as many go as were promised; what somebody has open stays until it is closed', async () => {
  const reader = worker.openSurface()
  await reader.send(open)
  expect(await count(30)).toEqual({ status: 'outdated', going: 1, open: 1 })
  await keep(30)
  expect(await ids()).toEqual(['c', 'pinned', 'young'])
  expect(expired()).toMatchObject([{ undo: { conversationIds: ['old'] } }])
  reader.close()
  await until(async () => (await ids()).length === 2)
  expect(await ids()).toEqual(['pinned', 'young'])
})

test('while it is open, no question reads all conversations again', async () => {
  const reader = worker.openSurface()
  await reader.send(open)
  await keep(30)
  const reading = vi.spyOn(IDBObjectStore.prototype, 'getAllKeys')
  const ofHeads = () => reading.mock.calls.filter(([range]) => isOfHeads(range)).length
  await surface.send({
    type: 'ask',
    conversationId: 'young',
    questionId: 'm3',
    parts: [{ type: 'text', text: 'y' }],
  })
  await until(async () => (await world.store.conversation('young'))?.messages.length === 4)
  expect(ofHeads()).toBe(0)
  reading.mockRestore()
})

const isOfHeads = (range: unknown) =>
  range instanceof IDBKeyRange && Object(range.lower)[0] === 'conversation'

test('what was open when the background died goes with the next one', async () => {
  await surface.send(open)
  await keep(30)
  await startAt(Date.now())
  expect(await ids()).toEqual(['pinned', 'young'])
})

test.each([
  [7, 2],
  [30, 2],
  [90, 0],
] as const)('of what is kept for %d days, %d would go; the pinned never', async (days, going) => {
  expect(await count(days)).toEqual({ status: 'outdated', going, open: 0 })
})

const expired = () => surface.updates.filter(({ type }) => type === 'deleted')

test('what went is said to every surface, as one thing that can be undone', async () => {
  const other = worker.openSurface()
  await keep(30)
  const [undo] = await world.store.undos()
  expect(undo).toEqual({ conversationIds: ['c', 'old'], title: '', at: Date.now(), aged: true })
  expect(expired()).toEqual([{ type: 'deleted', undo }])
  expect(other.updates).toContainEqual({ type: 'deleted', undo })
  await keep(7)
  expect(expired()).toHaveLength(1)
})

test('what was brought back, or came from a file, has its days before it', async () => {
  const stored = await world.store.conversation('old')
  await keep(30)
  await surface.send({ type: 'restore', conversationIds: ['c', 'old'] })
  expect(await world.store.conversation('old')).toEqual({ ...stored, keptSince: Date.now() })
  const { messages, ...head } = exported
  const staged = messages.map(message => ({ conversationId: 'file', message }))
  await world.store.stageImport('i', 0, { messages: staged, heads: [{ ...head, id: 'file' }] })
  await surface.send({ type: 'merge-import', importId: 'i', parts: 1 })
  const now = Date.now()
  await startAt(now + 29 * DAY)
  expect(await ids()).toEqual(['c', 'file', 'old', 'pinned'])
  await startAt(now + 31 * DAY)
  expect(await ids()).toEqual(['pinned'])
  expect((await world.store.undos())[0]?.conversationIds.toSorted()).toEqual(['c', 'file', 'old'])
})

test('what is here and old stays for its days, too, when a file brings some more of it', async () => {
  const more = answer('m3', 'm1', { text: 'Another.', outcome: COMPLETE })
  const head = { ...exported, id: 'old' }
  await world.store.stageImport('i', 0, {
    messages: [{ conversationId: 'old', message: more }],
    heads: [head],
  })
  await surface.send({ type: 'merge-import', importId: 'i', parts: 1 })
  await keep(30)
  expect(await ids()).toEqual(['old', 'pinned', 'young'])
})

test('it can be brought back for a day, until somebody has seen the offer', async () => {
  await keep(30)
  const now = Date.now()
  await startAt(now + 0.9 * DAY)
  expect(await world.store.undos()).toMatchObject([{ aged: true }])
  surface = worker.openSurface()
  await surface.send({ type: 'forget-undo', at: now - 1 })
  expect(await world.store.undos()).toHaveLength(1)
  await surface.send({ type: 'forget-undo', at: now })
  expect(await world.store.undos()).toEqual([])
  await startAt(now + 1.1 * DAY)
  expect(await world.store.restore(['old'], Date.now())).toEqual([])
})

test('it goes when its time has come, at a start of the background, once a day', async () => {
  await keep(30)
  const now = Date.now()
  await startAt(now + 20 * DAY)
  expect(await ids()).toEqual(['pinned', 'young'])
  await startAt(now + 27.9 * DAY)
  await startAt(now + 28 * DAY + 1000)
  expect(await ids()).toEqual(['pinned', 'young'])
  await startAt(now + 29 * DAY)
  expect(await ids()).toEqual(['pinned'])
})

test('kept for ever again, nothing goes any more', async () => {
  await keep(365)
  await keep(null)
  expect(await world.store.settings()).not.toHaveProperty('keepDays')
  vi.setSystemTime(Date.now() + 1000 * DAY)
  await world.startWorker().recover()
  expect(await ids()).toEqual(['c', 'old', 'pinned', 'young'])
})
