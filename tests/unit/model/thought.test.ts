import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rest, type Thought, think } from '../../../lib/model/thought.ts'

const lasted = ({ since, until = Number.NaN }: Thought) => until - since

test('a thought lasts as long as its spells together, whatever lies between them', () => {
  const spells = fc.array(
    fc.record({ pause: fc.nat(1e9), pieces: fc.array(fc.nat(1e6), { minLength: 1 }) }),
    {
      minLength: 1,
    },
  )
  fc.assert(
    fc.property(spells, all => {
      let now = 1_700_000_000_000
      let sum = 0
      let thought: Thought | undefined
      for (const { pause, pieces } of all) {
        now += pause
        thought = rest(thought, now)
        for (const gap of pieces) {
          const before: Thought | undefined = thought
          thought = think(thought, now)
          if (before && before.until === undefined) expect(thought).toBe(before)
          now += gap
          sum += gap
        }
        thought = rest(thought, now)
        expect(rest(thought, now + 5)).toBe(thought)
      }
      expect(thought && lasted(thought)).toBe(sum)
    }),
  )
})

test('a thought under a clock that was set back lasted no time, not less', () => {
  expect(lasted(rest(think(undefined, 5000), 1000))).toBe(0)
})

test('what never thought has no thought', () => {
  expect(rest(undefined, 1)).toBeUndefined()
})
