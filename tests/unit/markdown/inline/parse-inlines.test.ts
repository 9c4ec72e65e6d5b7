import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInlines } from '../../../../lib/markdown/inline/parse-inlines.ts'
import type { Inline } from '../../../../lib/markdown/tree.ts'
import { toInlineHtml } from '../to-html.ts'
import { createReferences } from './references.ts'

const references = createReferences({ ref: '/ref' }, ['1', 'note'])
const read = (text: string) => toInlineHtml(parseInlines(text, references, false))

describe('inlines', () => {
  test('are texts that stand apart, with breaks between lines', () => {
    expect(parseInlines('a *b*\\* c  \nd \ne', references, false)).toEqual([
      { type: 'text', text: 'a ' },
      { type: 'emphasis', children: [{ type: 'text', text: 'b' }] },
      { type: 'text', text: '* c' },
      { type: 'break' },
      { type: 'text', text: 'd\ne' },
    ])
    expect(parseInlines('', references, false)).toEqual([])
  })

  test.each([
    ['a[^1] b[^note].', 'a<sup>1</sup> b<sup>note</sup>.'],
    ['a[^2] [^a b]', 'a[^2] [^a b]'],
    ['![^1]', '!<sup>1</sup>'],
    ['*a[^1]*', '<em>a<sup>1</sup></em>'],
  ])('are footnotes where these are there: %j', (text, html) => expect(read(text)).toBe(html))

  test.each([
    ['[see https://a.b/c] d', '[see <a href="https://a.b/c">https://a.b/c</a>] d'],
    ['[see https://a.b/c](/d)', '<a href="/d">see https://a.b/c</a>'],
    ['**https://a.b/c**', '<strong><a href="https://a.b/c">https://a.b/c</a></strong>'],
    ['http://a.b/?x=$y$z', '<a href="http://a.b/?x=$y$z">http://a.b/?x=$y$z</a>'],
    ['见https://a.b/c。下', '见<a href="https://a.b/c">https://a.b/c</a>。下'],
    ['`https://a.b`', '<code>https://a.b</code>'],
  ])('are addresses, but not within links: %j', (text, html) => expect(read(text)).toBe(html))

  test('are entities by their names in HTML 4, and by those of marks; others stay', () => {
    expect(read('&nbsp;&mdash;&Auml;&apos;&ast;&vert;&lbrace;')).toBe("\u00A0—Ä'*|{")
    expect(read('&HilbertSpace; &constructor; &#0; &#xD800; &#x110000;')).toBe(
      '&amp;HilbertSpace; &amp;constructor; \uFFFD \uFFFD \uFFFD',
    )
  })

  test('are an image by its description alone', () => {
    expect(parseInlines('![a **b** `c` [d](e) $f$](g "h")', references, false)).toEqual([
      { type: 'image', url: 'g', title: 'h', alt: 'a b c d f' },
    ])
  })

  test('are a link to come while the text grows, though this part of it is over', () => {
    const growing = createReferences({}, [], true)
    expect(parseInlines('[a][b] [c]', growing, false)).toEqual([
      { type: 'link', children: [{ type: 'text', text: 'a' }] },
      { type: 'text', text: ' [c]' },
    ])
    expect(toInlineHtml(parseInlines('a [1][2].', growing, false))).toBe('a [1][2].')
    expect(read('[a][b]')).toBe('[a][b]')
  })

  test('are never empty texts, nor two beside each other, whatever is read', () => {
    const pieces = [
      'a',
      ' ',
      '\n',
      '  \n',
      '*',
      '**',
      '_',
      '~~',
      '`',
      '``',
      '[',
      ']',
      '![',
      '](u',
      ')',
      '[^1',
      '$',
      '$$',
    ]
    const more = [
      '\\',
      '\\(',
      '\\)',
      '\\[',
      '<',
      '<b',
      '>',
      '&',
      'amp;',
      'https://a.b',
      '@c.d',
      '!',
      '^',
      '.',
      '5',
      'é',
      '\ud83d',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 20 }),
        fc.boolean(),
        (parts, open) => {
          const text = parts.join('').trim()
          expect(isJoined(parseInlines(text, createReferences({}, [], open), open))).toBe(true)
        },
      ),
      { seed: 5, numRuns: 5000 },
    )
  })
})

const isJoined = (inlines: readonly Inline[]): boolean =>
  inlines.every((inline, index) =>
    inline.type === 'text'
      ? inline.text !== '' && inlines[index + 1]?.type !== 'text'
      : !('children' in inline) || isJoined(inline.children),
  )
