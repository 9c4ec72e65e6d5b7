import { vi } from 'vitest'
import { turn } from './until.ts'

/** Has so many milliseconds go by, where time is a test's own, with what is done with the database meanwhile. */
export async function passing(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    await vi.advanceTimersByTimeAsync(500)
    for (let n = 0; n < 20; n++) await turn()
  }
}
