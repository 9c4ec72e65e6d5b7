import { expect, test } from 'vitest'
import { numbersIn, steadyText } from '../../../scripts/bench/steady-text.ts'

test.each([100, 599, 600])('is %d characters of words numbered without a gap', length => {
  const text = steadyText(length)
  expect(text).toHaveLength(length)
  const numbers = numbersIn(text)
  expect(numbers).toEqual(numbers.map((_, index) => index))
  expect(numbers.length).toBeGreaterThan(length / 8)
})

test('shows what is lost', () => {
  const text = steadyText(600)
  expect(numbersIn(text.slice(0, 300) + text.slice(310))).not.toEqual(numbersIn(text))
})
