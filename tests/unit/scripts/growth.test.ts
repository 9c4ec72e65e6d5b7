import { expect, test } from 'vitest'
import { growth } from '../../../scripts/bench/growth.ts'

const times = (time: (length: number) => number) =>
  [10_000, 50_000, 200_000].map(length => ({ length, time: time(length) }))

test.each([
  [1, (length: number) => 3 * length],
  [2, (length: number) => length ** 2 / 7],
  [0, () => 5],
])('is %d where the time is such a power of the length', (exponent, time) => {
  expect(growth(times(time))).toBeCloseTo(exponent, 10)
  expect(growth(times(time).toReversed())).toBeCloseTo(exponent, 10)
})

test('is nothing that one length could have', () => {
  expect(() => growth([{ length: 1, time: 1 }])).toThrow()
})
