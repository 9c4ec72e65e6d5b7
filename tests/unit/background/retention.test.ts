import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { KeepDays } from '../../../lib/model/settings.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { open } from './commands.ts'
import type { FakeSurface } from './fake-surface.ts'
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
const ids = async () => (await world.store.heads()).map(({ id }) => id).sort()

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

test('what somebody has open stays for now', async () => {
  await surface.send(open)
  await keep(30)
  expect(await ids()).toEqual(['c', 'pinned', 'young'])
})

test('it waits on the shelf as what a person deletes does, and is not offered to be brought back', async () => {
  await keep(30)
  expect(await world.store.undo()).toBeUndefined()
  expect(await world.store.restore(['old'])).toHaveLength(1)
})

test('it goes when its time has come, at a start of the background, once a day', async () => {
  await keep(30)
  const startAt = async (time: number) => {
    // Takes the clock back with the timers.
    worker.kill()
    vi.setSystemTime(time)
    worker = world.startWorker()
    await worker.recover()
  }
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
