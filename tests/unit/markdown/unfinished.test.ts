import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../lib/markdown/markdown-parser.ts'
import { plainText } from './plain-text.ts'

/** As models write: everything that can be half written. */
const ANSWERS = [
  '# A heading\n\nA paragraph with **bold**, *italic*, ***both*** and `code`.\n\nThe end.',
  'Here are the options:\n- first **one**\n- second `two`\n  - nested *deep*\n- third\n\nDone.',
  'Steps:\n\n1. **Open** it.\n\n2. Close it.\n\n10. Rest.',
  'Code:\n\n```ts\nconst a = `x`\n\nlet b\n```\n\nAfter it.',
  'A table:\n\n| Name | Value |\n|:-----|------:|\n| **a** | `1` |\n| b | 2 |\n\nAfter it.',
  'Text right before\n| Name | Value |\n|---|---|\n| a | 1 |\n\nAfter it.',
  'See [the *docs*](https://example.com/a "title") and https://example.com/b or <https://example.org>.',
  'An image: ![a picture](https://example.com/i.png) and more.',
  '> A quote with **bold**\n> over two lines.\n>\n> - and a list\n\nAfter it.',
  'Inline $x^2 + y_1$ and \\(a_b\\), then:\n\n$$\n\\frac{a}{b}\n$$\n\nand\n\n\\[\nx = 1\n\\]\n\nIt costs $5 and $10.',
  'On one line:\n\n$$\\int_0^1 x^2 \\, dx = \\tfrac{1}{3}$$\n\nand\n\n\\[ x^2 = 1 \\]\n\nand\n\n$$\nx^2\n= y$$\n\nAfter it.',
  'A fact.[^1] Another.[^two]\n\n[^1]: The source.\n[^two]: With **bold**.',
  '- [ ] open task\n- [x] done task\n\nThe rest.',
  'Fish &amp; chips &copy; me, R&D, 3 * 4 = 12, snake_case_name, 2 < 3 > 1.',
  'One\n\n---\n\nTwo\n\n***\n\nThree ~~struck~~ out.',
  '42 is the answer.\n\n3.14 is not.\n- 10:30\n- 2026-11-28\n\nAt last.',
  'See [the docs][ref].\n\n[ref]: https://example.com "Title"\n\nAfter it.',
]

const types = (text: string, open: boolean): string[] =>
  parseMarkdown(text, open)
    .flat()
    .map(({ type }) => type)

describe('an answer that is still being written', () => {
  test.each(ANSWERS)('shows nothing that it takes back: %j', text => {
    const whole = plainText(parseMarkdown(text))
    for (let length = 0; length <= text.length; length++) {
      const shown = plainText(parseMarkdown(text.slice(0, length), true))
      expect(whole.startsWith(shown), `${JSON.stringify(text.slice(0, length))} shows ${shown}`).toBe(true)
    }
  })

  test.each(ANSWERS)('makes of no block another one: %j', text => {
    const whole = types(text, false)
    for (let length = 0; length <= text.length; length++) {
      const shown = types(text.slice(0, length), true)
      expect(shown, JSON.stringify(text.slice(0, length))).toEqual(whole.slice(0, shown.length))
    }
  })

  test.each(ANSWERS)('shows every sentence once it is there: %j', text => {
    // A footnote counts as one before its text has come.
    if (text.includes('[^')) return
    for (const { index } of text.matchAll(/(?<=[a-z]\.)(?=\n|$)/g)) {
      const prefix = text.slice(0, index)
      expect(plainText(parseMarkdown(prefix, true)), prefix).toBe(plainText(parseMarkdown(prefix)))
    }
  })

  test.each([
    'Name of it | Value\n--- | ---\na | 1',
    'Name of it | Second | Third\n:----------- | :---------: | --------:\na | 1 | 2',
    '> Name of it | Second\n> ---------------- | ----------------\n> a | 1',
  ])('shows no dashes of a table without pipes at its sides: %j', text => {
    for (let length = 0; length <= text.length; length++) {
      const shown = plainText(parseMarkdown(text.slice(0, length), true))
      expect(shown, JSON.stringify(text.slice(0, length))).not.toMatch(/[-:]/)
      expect(types(text.slice(0, length), true)).not.toContain('heading')
    }
  })

  test.each(['42', '- 42', '> 1956', '42.', '3.14', '10:30', '2026-11-28', 'Then:\n\n0.5', '1. one\n2. 2.5'])(
    'that is no more than %j yet shows its number',
    text => {
      expect(plainText(parseMarkdown(text, true))).toBe(plainText(parseMarkdown(text)))
      expect(parseMarkdown(text, true)).not.toEqual([])
    },
  )

  test.each(['1', '1.', 'Then:\n\n2', '1. one\n\n2', '1. one\n```\n```\n2'])(
    'waits after %j, which may be about to count',
    text => {
      const before = text.slice(0, -1).replace(/\d$/, '')
      expect(parseMarkdown(text, true)).toEqual(parseMarkdown(before, true))
    },
  )
})
