import { expect } from 'vitest'
import { createSeam } from '../../../lib/context/seam.ts'

/** The whole answer, whose rest came in these pieces. */
export function join(before: string, pieces: readonly string[], isPrefix = false): string {
  const seam = createSeam(before, isPrefix)
  return before + pieces.map(seam.push).join('') + seam.flush()
}

/** The same, however the rest is cut. */
export function expectJoined(before: string, rest: string, whole: string): void {
  expect(join(before, [rest])).toBe(whole)
  expect(join(before, [...rest])).toBe(whole)
  for (let cut = 1; cut < rest.length; cut += 3)
    expect(join(before, [rest.slice(0, cut), rest.slice(cut)]), `cut at ${cut}`).toBe(whole)
}
