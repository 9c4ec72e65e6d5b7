import { vi } from 'vitest'

/** One turn of the event loop, in which a faked clock goes on by a millisecond. */
export async function turn(): Promise<void> {
  if (vi.isFakeTimers()) vi.advanceTimersByTime(1)
  await new Promise(resolve => setImmediate(resolve))
}

/** What `find` finds, as soon as it finds something. A test that waits for what never comes runs out of its time. */
export async function until<T>(
  find: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (;;) {
    const found = await find()
    if (found !== undefined && found !== false) return found
    await turn()
  }
}
