import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Part } from '../../../lib/model/message.ts'
import { MAX_NAME, numberedTitle, seenTitle, titleOf } from '../../../lib/model/title.ts'
import { question } from './samples.ts'

const titleOfParts = (...parts: Part[]) => titleOf({ ...question('q', ''), parts })
const titleOfText = (text: string) => titleOfParts({ type: 'text', text })

test.each([
  ['Hello?', 'Hello?'],
  ['  Hello?  ', 'Hello?'],
  ['\n\nFirst\nSecond', 'First'],
  ['First\r\nSecond', 'First'],
  ['First\rSecond', 'First'],
  ['', ''],
  [' \n\t ', ''],
  ['First\u2028Second', 'First'],
  ['\0\u200b\nSecond', 'Second'],
  ['a\0b\u0007c\u001bd\u009b', 'abcd'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['\u2067a\u2069 \u202ab\u202c', 'a b'],
  ['\u202e', ''],
  ['a\tb ', 'a\tb'],
  ['a'.repeat(80), 'a'.repeat(80)],
  ['a'.repeat(81), `${'a'.repeat(79)}…`],
])('%j is titled %j', (text, title) => {
  expect(titleOfText(text)).toBe(title)
})

test('the question goes before what it quotes, and a quote alone gives its first line', () => {
  const quote = { type: 'selection', text: 'Quoted\nmore', host: 'example.org' } as const
  expect(titleOfParts(quote, { type: 'text', text: 'Explain this.' })).toBe('Explain this.')
  expect(titleOfParts(quote, { type: 'text', text: '  ' })).toBe('Quoted')
  expect(titleOfParts(quote)).toBe('Quoted')
  expect(titleOfParts()).toBe('')
})

/** As a person counts. */
const lengthOf = (text: string) => Array.from(new Intl.Segmenter().segment(text)).length

test('an emoji at the cut stays whole', () => {
  for (let before = 76; before < 84; before++) {
    const title = titleOfText(`${'a'.repeat(before)}😀😀😀😀`)
    expect(title.isWellFormed()).toBe(true)
    expect(Array.from(title).length).toBeLessThanOrEqual(80)
  }
})

test('a family at the cut stays together', () => {
  const family = '👨‍👩‍👧‍👦'
  for (let before = 76; before < 84; before++) {
    const title = titleOfText('a'.repeat(before) + family.repeat(10))
    expect(title.replaceAll(family, '')).toMatch(/^a+…$/)
    expect(lengthOf(title)).toBeLessThanOrEqual(80)
  }
})

test('one character without end is cut as well', () => {
  expect(titleOfText(`a${'\u0301'.repeat(100_000)}`).length).toBeLessThan(1_100)
})

/** Any Unicode there is, but for halves of characters. */
const character = fc
  .oneof(fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map(code => String.fromCodePoint(code))

/** Breaks the line, is drawn as a box, or turns round what follows. */
const NOT_PLAIN = /[[\p{Cc}\p{Bidi_C}\u2028\u2029]--\t]/gv

test('however long a question is, its title has at most 80 characters of its first line, none cut in half', () => {
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 8 }), fc.nat(60), (some, times) => {
      const text = some.repeat(times)
      const title = titleOfText(text)
      expect(lengthOf(title)).toBeLessThanOrEqual(80)
      expect(title.isWellFormed()).toBe(true)
      expect(title).not.toMatch(NOT_PLAIN)
      expect(text.replace(NOT_PLAIN, '')).toContain(title.replace(/…$/, ''))
    }),
  )
})

test.each([
  ['Mine', 'Mine (2)'],
  ['Mine (2)', 'Mine (3)'],
  ['Sales (2026)', 'Sales (2026) (2)'],
  ['', ''],
])('a copy of %j is called %j', (title, copy) => {
  expect(numberedTitle(title)).toBe(copy)
})

test('a copy of the longest name has one that is no longer', () => {
  const longest = 'x'.repeat(MAX_NAME)
  expect(numberedTitle(longest)).toBe(`${'x'.repeat(MAX_NAME - 4)} (2)`)
})

test.each([
  ['   ', ''],
  ['\0\u200b \n', ''],
  ['\u200b\u2060\u00ad\u3164\u2800', ''],
  ['a\0b\u0007c\u009b', 'abc'],
  [' a\tb  ', ' a\tb  '],
  ['a\r\nb\u2029c', 'a b c'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
  ['x'.repeat(1_001), 'x'.repeat(1_000)],
])('a title is kept for as much of it as can be seen: %j', (title, seen) => {
  expect(seenTitle(title)).toBe(seen)
  expect(seenTitle(seen)).toBe(seen)
})
