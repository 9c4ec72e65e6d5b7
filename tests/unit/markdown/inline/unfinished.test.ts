import { describe, expect, test } from 'vitest'
import { parseInlines } from '../../../../lib/markdown/inline/parse-inlines.ts'
import { textOfInlines } from '../plain-text.ts'
import { toInlineHtml } from '../to-html.ts'
import { createReferences } from './references.ts'

const growing = createReferences({}, [], true)
const read = (text: string) => toInlineHtml(parseInlines(text, growing, true))
/** As it stands at the end of a paragraph: the block parser takes white space off. */
const shown = (text: string) => textOfInlines(parseInlines(text.trimEnd(), growing, true))

describe('a text that is still being written', () => {
  test.each([
    ['**bold', '<strong>bold</strong>'],
    ['**bold*', '<strong>bold</strong>'],
    ['**bold**', '<strong>bold</strong>'],
    ['***both', '<em><strong>both</strong></em>'],
    ['***both**', '<em><strong>both</strong></em>'],
    ['**a *b', '<strong>a <em>b</em></strong>'],
    ['**a *b*', '<strong>a <em>b</em></strong>'],
    ['*a **b*', '<em>a <strong>b</strong></em>'],
    ['~~gone', '<del>gone</del>'],
    ['a **', 'a '],
    ['a *', 'a '],
    ['snake_', 'snake'],
    ['foo*bar*', 'foo<em>bar</em>'],
    ['重要**词', '重要<strong>词</strong>'],
  ])('has emphasis that ends with it: %j', (text, html) => expect(read(text)).toBe(html))

  test.each(['5*3 and', '2**3 and', 'a * b', '~5 minutes', 'foo*bar', 'a_b_c'])(
    'is healed nowhere else: %j',
    text => expect(read(text)).toBe(text),
  )

  test.each([
    ['a `cod', 'a <code>cod</code>'],
    ['a `', 'a '],
    ['a ``x`', 'a <code>x</code>'],
    ['a `x`', 'a <code>x</code>'],
    ['a `x\ny', 'a `x\ny'],
    ['a `*x*', 'a <code>*x*</code>'],
  ])('has code to its end: %j', (text, html) => expect(read(text)).toBe(html))

  test.each([
    ['[', ''],
    ['a [te', 'a <a>te</a>'],
    ['a [text]', 'a <a>text</a>'],
    ['a [text](', 'a <a>text</a>'],
    ['a [text](https://exa', 'a <a>text</a>'],
    ['a [text](https://example.com/a_(b)', 'a <a>text</a>'],
    ['a [text](<https://exa mple', 'a <a>text</a>'],
    ['a [text](url "ti', 'a <a>text</a>'],
    ['a [text](url "title"', 'a <a>text</a>'],
    ['a [text](url)', 'a <a href="url">text</a>'],
    ['a [text][re', 'a <a>text</a>'],
    ['a [text][ref] b', 'a <a>text</a> b'],
    ['a [text] b', 'a [text] b'],
    ['a [1', 'a '],
    ['a [12]', 'a '],
    ['a [1] b', 'a [1] b'],
    ['a [1](', 'a <a>1</a>'],
    ['a [text](url b', 'a [text](url b'],
    ['a [**text', 'a <a><strong>text</strong></a>'],
    ['**a [te', '<strong>a <a>te</a></strong>'],
    ['![', ''],
    ['a !', 'a '],
    ['Hello!', 'Hello!'],
    ['![al', '<img alt="al" />'],
    ['![alt](https://exa', '<img alt="alt" />'],
    ['![](https://exa', '<img alt="" />'],
    ['[![alt](img)](ur', '<a><img src="img" alt="alt" /></a>'],
    ['[a\nb', '[a\nb'],
    ['[[a', '<a>a</a>'],
    ['a [^', 'a '],
    ['a [^1', 'a '],
    ['a[^1]', 'a<sup>1</sup>'],
    ['a[^1] b', 'a<sup>1</sup> b'],
    ['[x', ''],
    ['[ ]', ''],
  ])('has links whose addresses are to come: %j', (text, html) => expect(read(text)).toBe(html))

  test('has no link that is older than a thousand characters, but addresses of data of any length', () => {
    const long = 'a '.repeat(600)
    expect(read(`[${long}`)).toBe(`[${long}`)
    expect(read(`![alt](data:image/png;base64,${'A'.repeat(50_000)}`)).toBe('<img alt="alt" />')
  })

  test.each([
    ['<https://exa', '<a>https://exa</a>'],
    ['a <me@exa', 'a <a>me@exa</a>'],
    ['a <htt', 'a '],
    ['a <', 'a '],
    ['2 < 3', '2 &lt; 3'],
    ['a <b cla', 'a <b cla'],
    ['a https://exa', 'a <a>https://exa</a>'],
    ['a https://exa b', 'a <a href="https://exa">https://exa</a> b'],
    ['Fish &am', 'Fish '],
    ['Fish &amp', 'Fish '],
    ['R&D,', 'R&amp;D,'],
    ['a \\', 'a '],
  ])('has no half marks at its end: %j', (text, html) => expect(read(text)).toBe(html))

  const SENTENCES = [
    'A **bold** and *slanted* word, ***both***, __more__ and _less_, ~~gone~~.',
    'Use `code`, ``a ` b`` and **`bold code`** here.',
    'See [the **docs**](https://example.com/a_(b) "title") and ![alt text](https://example.com/i.png) there.',
    'Go to <https://example.com/a_b> or https://example.com/c_d_e. Write to me@example.com now.',
    'Fish &amp; chips &copy; R&D, 3 * 4 < 5 > 2 \\* no \\_ marks.',
    'The $x^2 + y_1$ and \\(a_b\\) and $$c^d$$ cost $5 and $10, $n$ times.',
    'A fact.[^1] Another.[^two] And **one more.[^3]**',
    'A fact [1], another [2][3] and array[10] too [^4].',
    'Facts [4, 5], others [6–8] and more [9,10,11].',
    '[![badge](https://example.com/b.svg)](https://example.com) and [a][b] too.',
    'Nested **bold with *slanted [link](https://example.com) text* and `code`** ends.',
    '一个**重要**的*词*和`码`，见[文档](https://example.com)。',
  ]

  test.each(SENTENCES)('takes nothing back that it has shown: %s', sentence => {
    const whole = shown(`${sentence} End`)
    for (let length = 0; length <= sentence.length; length++) {
      const prefix = sentence.slice(0, length)
      expect(whole.startsWith(shown(prefix)), `${prefix} shows ${shown(prefix)}`).toBe(true)
    }
  })

  test.each(SENTENCES)('keeps up with what is written: %s', sentence => {
    const words = sentence.matchAll(/(?<= )[a-z]{4,}(?= )/g)
    for (const { 0: word, index } of words) {
      const prefix = sentence.slice(0, index + word.length)
      if (!/\([^)]*$|\$[^$]*$/.test(prefix)) expect(shown(prefix).endsWith(word), prefix).toBe(true)
    }
  })
})
