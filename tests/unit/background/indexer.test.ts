import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { putRecord } from '../store/fresh-store.ts'
import { until } from './until.ts'
import { createWorld, type World } from './world.ts'

let world: World

beforeEach(() => {
  world = createWorld()
})

afterEach(() => {
  expect(world.errors).toEqual([])
  vi.useRealTimers()
})

async function seedMany(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const text = 'word '.repeat(39_000)
    const asked = question(`q${n}`, text)
    await world.seed({
      ...conversationOf(asked, answer(`a${n}`, asked.id, { outcome: COMPLETE })),
      id: `c${n}`,
    })
  }
  await putRecord(world.database, ['index'], undefined)
}

test('an index that is missing is made, and every surface is told how far it is', async () => {
  await seedMany(5)
  const worker = world.startWorker()
  const surface = worker.openSurface()
  await worker.index()
  const told = surface.updates.flatMap(update => (update.type === 'indexing' ? [update] : []))
  expect(told[0]).toEqual({ type: 'indexing', left: 5, total: 5 })
  expect(told.length).toBeGreaterThan(2)
  expect(told.at(-1)).toEqual({ type: 'indexing', left: 0, total: 5 })
  expect(await world.store.unindexed()).toBe(0)
})

test('one that is whole is left alone, and nothing is told', async () => {
  const worker = world.startWorker()
  const surface = worker.openSurface()
  await worker.index()
  expect(await surface.send({ type: 'index' })).toEqual({ status: 'done' })
  expect(surface.updates.filter(({ type }) => type === 'indexing')).toEqual([])
})

test('wherever the background dies in it, the next one ends what it began', async () => {
  for (let moment = 1; moment < 11; moment++) {
    await seedMany(4)
    let uses = 0
    const worker = world.startWorker(() => ++uses > moment)
    void worker.index()
    await until(() => uses > moment)
    worker.kill()
    await world.startWorker().index()
    expect(await world.store.unindexed()).toBe(0)
    const found: string[] = []
    const terms = [{ word: 'word', prefix: false }]
    for await (const hits of world.store.search({ terms, runs: ['word'], isExact: true }))
      found.push(...hits.map(({ messageId }) => messageId))
    expect(found.sort()).toEqual(['q0', 'q1', 'q2', 'q3'])
  }
})
