import { expect, test } from 'vitest'
import { parseMarkdown } from '../../../lib/markdown/markdown-parser.ts'
import { plainText } from './plain-text.ts'
import { commonMarkExamples, gfmExamples } from './spec-examples.ts'
import { trickyDocument } from './tricky-documents.ts'

const wordsOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

test.each([
  ['42', '42'],
  ['The years:\n\n2026', 'Theyears:2026'],
  ['xx', 'xx'],
  ['One\n\n10', 'One10'],
  ['so $abc', 'so$abc'],
  ['so $x$', 'sox'],
  ['see [foo', 'seefoo'],
  ['see [12', 'see12'],
  ['[foo', 'foo'],
  ['[foo]: bar "some', '[foo]:bar"some'],
  ['Fish &am', 'Fish&am'],
  ['a <strong', 'a<strong'],
  ['a <https://exam', 'ahttps://exam'],
  ['one **two', 'onetwo'],
  ['one **', 'one'],
  ['one\n\n-', 'one'],
  ['a `', 'a'],
])('of what broke off after %j all words are shown, white space apart: %j', (text, shown) => {
  expect(plainText(parseMarkdown(text, 'broken'))).toBe(shown)
})

test.each(['1.', '10.', '- x', '> 5'])('what broke off after %j is not empty', text => {
  expect(parseMarkdown(text, 'broken').flat()).not.toEqual([])
})

// A part of the texts a test: each of them is read twice at every prefix.
const parts = Array.from({ length: 8 }, (_, part) => part)

test.each(parts)('wherever a text breaks off, no word goes that was shown before: part %i', part => {
  const texts = [
    ...[...commonMarkExamples, ...gfmExamples].map(({ markdown }) => markdown),
    ...Array.from({ length: 50 }, (_, seed) => trickyDocument(seed)),
  ]
  for (const text of texts.filter((_, index) => index % parts.length === part)) {
    for (let length = 0; length <= text.length; length += 1 + (length >> 6)) {
      const prefix = text.slice(0, length)
      const shown = wordsOf(plainText(parseMarkdown(prefix, true)))
      const kept = wordsOf(plainText(parseMarkdown(prefix, 'broken')))
      if (kept.startsWith(shown)) continue
      // What was no text, as an address is none, may stand between.
      let rest = kept
      for (const character of shown) rest = rest.replace(character, '')
      expect(rest.length, JSON.stringify(prefix)).toBe(kept.length - shown.length)
    }
  }
})
