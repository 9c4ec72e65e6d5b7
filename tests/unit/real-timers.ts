import { afterAll, vi } from 'vitest'

/** Files share their globals: without this one that leaves its timers faked stops those after it. */
afterAll(() => {
  vi.useRealTimers()
})
