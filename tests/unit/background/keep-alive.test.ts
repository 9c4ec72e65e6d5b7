import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeepAlive } from '../../../lib/background/keep-alive.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('the background is kept alive as long as anybody holds it, by one beat at a time, and no longer', () => {
  const beat = vi.fn()
  const { hold } = createKeepAlive(beat, 20_000)
  vi.advanceTimersByTime(60_000)
  expect(beat).not.toHaveBeenCalled()

  const [first, second] = [hold(), hold()]
  vi.advanceTimersByTime(60_000)
  expect(beat).toHaveBeenCalledTimes(3)
  first()
  // Letting go twice must not let go for the other.
  first()
  vi.advanceTimersByTime(20_000)
  expect(beat).toHaveBeenCalledTimes(4)
  second()
  expect(vi.getTimerCount()).toBe(0)

  hold()
  vi.advanceTimersByTime(20_000)
  expect(beat).toHaveBeenCalledTimes(5)
})
