import { describe, expect, test } from 'vitest'
import { parseInlines } from '../../../../lib/markdown/inline/parse-inlines.ts'
import { MAX_NESTING } from '../../../../lib/markdown/inline/to-inlines.ts'
import type { Inline } from '../../../../lib/markdown/tree.ts'
import { createReferences } from './references.ts'

const references = createReferences()
const growing = createReferences({}, [], true)

const SIZE = 200_000
const many = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length))

/** What is text all through: as it was written. */
const TEXTS = [
  ...[
    '**a ',
    '*a _b ',
    '*a_ ',
    '***a **b *c ',
    '_a',
    '~~a ~b ',
    '[',
    '[a',
    '![[',
    '[a](',
    '![[a](',
    '[a](b "',
    "[a](b '",
  ],
  ...[
    '[a](<b',
    '[a](((((',
    '[a][',
    '[^a',
    '[^a]',
    '<a ',
    '<a b="c',
    '<!-- ',
    '<?',
    '<![CDATA[',
    '<a:',
    '<a@',
  ],
  ...['$a ', ' $5', '$$$', '&', '&aaaa', '_www.', 'a@', '@', ' http://a_b', 'a.b-c_d+', '!', '(', '\\a'],
]

/** What takes a parser long that looks for an end again and again; with what comes of it. */
const STRUCTURES: readonly (readonly [name: string, text: string, types: readonly string[]])[] = [
  ['openers and closers', `${'*a '.repeat(40_000)}${'a* '.repeat(40_000)}`, ['emphasis', 'text']],
  [
    'links in brackets',
    `${'['.repeat(50_000)}${'[a](b)'.repeat(20_000)}`,
    ['text', ...Array(20_000).fill('link')],
  ],
  ['brackets', `${'['.repeat(90_000)}${']'.repeat(90_000)}`, ['text']],
  ['images in images', `${'!['.repeat(30_000)}a${'](b)'.repeat(30_000)}`, ['image']],
  [
    'runs of all lengths',
    Array.from({ length: 600 }, (_, index) => '`'.repeat(index + 1)).join(' '),
    ['text'],
  ],
  [
    'formulas that code ends',
    `${'\\( `a` '.repeat(25_000)}\\)`,
    Array(50_001)
      .fill(0)
      .map((_, i) => (i % 2 ? 'code' : 'text')),
  ],
  ['an address of parentheses', `http://a.b/${many(')')}`, ['link', 'text']],
  ['an address of entities', `http://a.b/${many('&a;')}`, ['link', 'text']],
  ['attributes', `<a${many(' b')}>`, ['html']],
  ['escapes', `\\(a${many('\\\\')}\\)`, ['math']],
  ['a sum that is none', `$.${','.repeat(50_000)}${' '.repeat(50_000)}!$`, ['math']],
]

const typesOf = (inlines: readonly Inline[]) => inlines.map(({ type }) => type)

/** How deep it goes. */
function depthOf(inlines: readonly Inline[]): number {
  let depth = 0
  for (let level = [...inlines]; level.length > 0; depth++) {
    level = level.flatMap(inline => ('children' in inline ? inline.children : []))
  }
  return depth
}

describe('a text of marks alone', () => {
  // With steps by the square of the length each of these takes minutes: the runner's time-out tells.
  test.each(TEXTS)('is text: many %j', piece => {
    const text = many(piece).trimEnd()
    expect(parseInlines(text, references, false)).toEqual([{ type: 'text', text }])
  })

  test.each(STRUCTURES)('is read once: %s', (_, text, types) => {
    expect(typesOf(parseInlines(text, references, false))).toEqual(types)
  })

  test.each([...TEXTS, '[a](b) ', '`a ``b', '$x^2$ ', '[a][b]', ' https://a.b', '\\(`'])(
    'is drawn while it is written: many %j',
    piece => {
      expect(depthOf(parseInlines(many(piece), growing, true))).toBeLessThanOrEqual(MAX_NESTING + 2)
    },
  )

  test.each([' ', ' "', " '", ' ("'])('is a picture that is still to come: many %j', piece => {
    expect(depthOf(parseInlines(`[a](data:x${many(piece)}x`, growing, true))).toBeLessThanOrEqual(2)
  })

  test('is no deeper than a renderer can go, and keeps its words', () => {
    const [first] = parseInlines(`${'*a '.repeat(5000)}b${'*'.repeat(5000)}`, references, false)
    expect(depthOf(first ? [first] : [])).toBe(MAX_NESTING + 1)
    expect(JSON.stringify(first).match(/a /g)).toHaveLength(5000)
  })
})
