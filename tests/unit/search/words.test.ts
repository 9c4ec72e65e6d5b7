import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../lib/search/fold.ts'
import { hasAll } from '../../../lib/search/passage.ts'
import { parseQuery } from '../../../lib/search/query.ts'
import { wordsOf } from '../../../lib/search/words.ts'

/** Whether a text has what was typed, as the postings would say. */
function finds(text: string, typed: string): boolean {
  const words = [...wordsOf(text)]
  const { terms = [] } = parseQuery(typed) ?? {}
  return (
    terms.length > 0 &&
    terms.every(({ word, prefix }) => words.some(one => (prefix ? one.startsWith(word) : one === word)))
  )
}

describe('a text', () => {
  test.each([
    ['Where do café owners buy beans?', 'CAFE'],
    ['Where do cafe\u0301 owners buy beans?', 'café'],
    ['Die Straße', 'STRASSE'],
    ['Почему ёлка зелёная?', 'ЕЛКА'],
    ['ΟΔΟΣ', 'οδος'],
    ['İstanbul', 'istanbul'],
    ['Łódź', 'lodz'],
    ['ＡＢＣ', 'abc'],
    ['ｶﾞｷﾞ', 'ガギ'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['한국어를 배우다', '한국어'],
    ['console.log(foo_bar)', 'bar'],
    ['console.log(foo_bar)', 'console.lo'],
    ['№77', '№77'],
    ['№77', '77'],
    ['since v18.2', '18.2'],
    ['since v18.2', 'v18.2'],
    ['Python3.11', '11 3'],
    ['width: 100px', 'px'],
    ['версия18', '18'],
    ['3.0rc1', 'rc'],
    ['대한민국에서', '대한민국'],
    ['北京大学在哪里', '大学'],
    ['a'.repeat(40), 'a'.repeat(36)],
  ])('%j is found by %j', (text, typed) => {
    expect(finds(text, typed)).toBe(true)
  })

  test.each([
    ['Where do café owners buy beans?', 'wners beans'],
    ['Where do café owners buy beans?', 'afe'],
    ['東京都庁', '京東'],
    ['one', '...'],
    ['since v18.2', '8.2'],
    ['key a1b2c3d4e5', 'd4'],
  ])('%j is not found by %j', (text, typed) => {
    expect(finds(text, typed)).toBe(false)
  })

  test('without spaces is found by any part of it that a person may type', () => {
    for (const text of ['東京都庁への行き方', '北京大学在哪里', 'สวัสดีชาวโลก', 'コーヒー豆']) {
      const characters = [...text]
      for (let start = 0; start < characters.length; start++)
        for (let end = start + 1; end <= characters.length; end++)
          expect(finds(text, characters.slice(start, end).join(''))).toBe(true)
    }
  })

  test('is found by every word that the segmenter sees in it', () => {
    const texts = [
      '私は昨日、東京都庁へ行きました。カメラを買った。',
      '我们今天在北京大学图书馆学习人工智能。',
      'Я вчера купил новую книгу, а ты?',
      'The quick brown fox can’t jump 3.5 metres.',
      'สวัสดีครับ ผมชื่อสมชาย',
    ]
    for (const text of texts)
      for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
        text,
      ))
        if (isWordLike) expect(finds(text, segment), segment).toBe(true)
  })

  test('in plain letters has the words that it has beside others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), text => {
        expect([...wordsOf(`${text} 字`)]).toEqual([...wordsOf(text), '字'])
      }),
    )
  })

  test('is found by each of its words, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        for (const word of wordsOf(text)) expect(finds(text, word)).toBe(true)
      }),
    )
  })
})

describe('hostile text', () => {
  test.each([
    ['a line without a space', 'a'.repeat(1 << 20)],
    ['one character for ever', '漢'.repeat(1 << 20)],
    ['marks on marks', `a${'\u0301'.repeat(1 << 20)}`],
    ['a character that stands for a sentence', '\ufdfa'.repeat(1 << 20)],
    ['a dictionary', Array.from({ length: 200_000 }, (_, n) => n.toString(36)).join(' ')],
    ['halves of characters', '\ud83d'.repeat(1 << 20)],
  ])('has a bounded number of bounded words: %s', (_what, text) => {
    const words = wordsOf(text)
    expect(words.size).toBeLessThanOrEqual(20_000)
    for (const word of words) expect(word.length).toBeLessThanOrEqual(32)
  })
})

test('what was typed may be anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), typed => {
      const query = parseQuery(typed)
      expect(query === undefined || query.terms.length > 0).toBe(true)
    }),
  )
})

test('what the words of a text answer for sure is in it', () => {
  const piece = fc.constantFrom(
    'ro',
    'me',
    ' ',
    'v',
    '18',
    '都',
    '庁',
    '東',
    '1',
    'ß',
    'x'.repeat(31),
    '京',
    'é',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      (some, typed) => {
        const [text, query] = [some.join(''), parseQuery(typed.join(''))]
        if (query?.isExact && finds(text, typed.join(''))) expect(hasAll(fold(text), query)).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
  expect(parseQuery('rome 東京 東')?.isExact).toBe(true)
  expect(parseQuery('rome 東京都')?.isExact).toBe(false)
  expect(parseQuery('x'.repeat(33))?.isExact).toBe(false)
})
