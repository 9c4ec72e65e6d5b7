import { expect, test } from 'vitest'
import { join } from './joined.ts'

const KIB = 2 ** 10
const MIB = 2 ** 20

// With steps by the square of its length, or by two to the power of it, each of these takes minutes or for ever: the
// runner's time-out tells.
test.each([
  ['a row of dashes that is none of a table', `| a |\n|${'-'.repeat(30)}x`],
  ['cells of dashes and a word', `| a |\n|${' -- |'.repeat(30)} x`],
  ['dashes and blanks that are no cells', `| a |\n|${' -'.repeat(30)} x`],
  ['colons and dashes', `| a |\n|${':-:'.repeat(30)}x`],
  ['a table’s blanks', `| a |\n|${' '.repeat(100 * KIB)}x`],
  ['a fence and blanks', `~~~${' '.repeat(100 * KIB)}\`\n`],
  ['a long fence that is none', `${'~'.repeat(100 * KIB)}\`\n`],
  ['a fence, words and blanks', `~~~${'a '.repeat(100 * KIB)}\`\n`],
])('what ends in %s goes on at once', (_, before) => {
  expect(join(before, [' The rest.'])).toBe(`${before} The rest.`)
})

test('and so does a long answer that nearly consists of one piece, and comes again', () => {
  const before = `${'a'.repeat(2 * MIB)}b`
  expect(join(before, [before, ' The rest.'])).toBe(`${before} The rest.`)
})
