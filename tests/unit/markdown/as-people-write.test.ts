import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../lib/markdown/markdown-parser.ts'
import { toHtml } from './to-html.ts'

describe('what the specification leaves to others', () => {
  test.each([
    'It costs $5-$10 or ($5/$10), $2k–$3k, US$5 and US$6.',
    'From $100 to $200, and $5 * $6 = $30. x=$y is what it says.',
    '$HOME and $PATH. A$AP, and Set $HOME/bin:$PATH',
    'It is $1,000.50/mo ($2k)',
    'Joe’s ($) and Ann’s ($), or Bob’s ($$), Tim’s ($$) – all of them cheap',
  ])('is money, or a name, and stays it, at every prefix: %j', text => {
    for (let length = 1; length <= text.length; length++) {
      const drawn = JSON.stringify(parseMarkdown(text.slice(0, length), true))
      // What is still being written may look like a formula; what is set is one.
      expect(drawn.replaceAll(/\{"type":"math"[^}]*"open":true\}/g, ''), text.slice(0, length)).not.toContain(
        '"math"',
      )
    }
    expect(JSON.stringify(parseMarkdown(text))).not.toContain('"math"')
  })

  test.each([
    'You have $100 and spend $30, so $100 - $30 = $70 is left.',
    'That is $50 × 4 = $200, or $5 + $6 = **$11**.',
    '每月$20,然后$50=$150',
    'Then $20,000 × 1.05^5 = $25,525.63 in all ($1T = $1,000B).',
    'Set $PATH, then run `$(y)`.',
  ])('is a sum, or code, and no formula, not even while it is written: %j', text => {
    for (let length = 1; length <= text.length; length++) {
      const drawn = JSON.stringify(parseMarkdown(text.slice(0, length), true))
      expect(drawn, text.slice(0, length)).not.toContain('"math"')
    }
  })

  test.each(['so $2x + 3', 'or $10^n', 'of $1.5 \\times'])('is a formula that is being written: %j', text => {
    expect(JSON.stringify(parseMarkdown(text, true))).toContain('"math"')
  })

  test('takes words behind a price for no formula, nor for one that is being written', () => {
    expect(JSON.stringify(parseMarkdown('At $$ Italian food, at $$ French food.'))).not.toContain('"math"')
    for (const text of ['At $$ Italian food', 'Joe’s ($$)', 'Joe’s ($$), c'])
      expect(JSON.stringify(parseMarkdown(text, true)), text).not.toContain('"math"')
  })

  test.each(['the $n$th of them', 'from $x_1$to', 'if $a=b$, then', 'a bracket, $)$', 'so $$mgh$$'])(
    'is a formula: %j',
    text => {
      expect(JSON.stringify(parseMarkdown(text))).toContain('"math"')
    },
  )

  test.each([
    ['**中文（强调）**后面', '<p><strong>中文（强调）</strong>后面</p>\n'],
    ['这是**“重点”**字', '<p>这是<strong>“重点”</strong>字</p>\n'],
    ['**강조（뜻）**를', '<p><strong>강조（뜻）</strong>를</p>\n'],
    ['**Note:**text and **x:**1', '<p><strong>Note:</strong>text and <strong>x:</strong>1</p>\n'],
  ])('emphasises words that no space stands beside: %s', (text, html) => {
    expect(toHtml(parseMarkdown(text))).toBe(html)
  })

  test.each([
    ['https://example.com/a… and', '<p><a href="https://example.com/a">https://example.com/a</a>… and</p>\n'],
    ['https://example.com…', '<p><a href="https://example.com">https://example.com</a>…</p>\n'],
  ])('ends an address before the ellipsis of its sentence: %s', (text, html) => {
    expect(toHtml(parseMarkdown(text))).toBe(html)
  })

  test('takes the amount of something for no table while it is written', () => {
    const text = '|x| is the amount of x.'
    for (let length = 2; length <= text.length; length++) {
      const types = parseMarkdown(text.slice(0, length), true)
        .flat()
        .map(({ type }) => type)
      expect(types.includes('table'), text.slice(0, length)).toBe(false)
    }
  })
})
