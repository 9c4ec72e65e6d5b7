import { afterEach, expect, test, vi } from 'vitest'
import { conversationOf, question } from '../model/samples.ts'
import { putRecord } from '../store/fresh-store.ts'
import type { FakeSurface } from './fake-surface.ts'
import { until } from './until.ts'
import { createWorld } from './world.ts'

afterEach(() => {
  vi.useRealTimers()
})

const leftIn = ({ updates }: FakeSurface) =>
  updates.flatMap(update => (update.type === 'indexing' ? [update.left] : []))

test('an index whose making was interrupted goes on where it was, and not from its beginning', async () => {
  const world = createWorld()
  for (let n = 0; n < 6; n++) {
    await world.seed({ ...conversationOf(question(`q${n}`, 'word '.repeat(39_000))), id: `c${n}` })
  }
  await putRecord(world.database, ['index'], undefined)

  let hasBegun = () => false
  const worker = world.startWorker(() => hasBegun())
  const surface = worker.openSurface()
  hasBegun = () => leftIn(surface).some(left => left < 6)
  void worker.index()
  await until(hasBegun)
  worker.kill()
  const left = leftIn(surface).at(-1)
  expect(left).toBeGreaterThan(0)

  const next = world.startWorker()
  const other = next.openSurface()
  await next.index()
  expect(leftIn(surface)[0]).toBe(6)
  expect(leftIn(other)[0]).toBe(left)
  expect(leftIn(other).at(-1)).toBe(0)
  expect(world.errors).toEqual([])
})
