import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../lib/search/fold.ts'
import { hasAll, type Piece, passageOf } from '../../../lib/search/passage.ts'
import { parseQuery } from '../../../lib/search/query.ts'

/** With brackets around what is marked. */
const shown = (pieces: readonly Piece[] | undefined) =>
  pieces?.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

type Format = Parameters<typeof passageOf>[2]

function passage(text: string, typed: string, format: Format = 'markdown'): string | undefined {
  const query = parseQuery(typed)
  return query && shown(passageOf(text, query, format))
}

describe('a passage', () => {
  test.each([
    ['Where do café owners buy beans?', 'CAFE be', 'Where do [café] owners buy [be]ans?'],
    ['Cafe\u0301 und Straße', 'café strasse', '[Cafe\u0301] und [Straße]'],
    ['Почему ёлка зелёная?', 'елк', 'Почему [ёлк]а зелёная?'],
    ['東京都庁への行き方', '都庁', '東京[都庁]への行き方'],
    ['ｶﾞｷﾞｸﾞ ﬁne', 'ギ', 'ｶﾞ[ｷﾞ]ｸﾞ ﬁne'],
    ['a **bold** `code` word\n\n# Heading\n- item', 'bold item', 'a [bold] code word Heading [item]'],
    ['Issue №77 is open', '№77', 'Issue [№77] is open'],
    ['React 18 and v18.2, not 118', '18.2', 'React [18] and v[18].[2], not 118'],
    ['100px or px100', 'px', '100[px] or [px]100'],
    ['How do I configure webpack?', 'conf web', 'How do I [conf]igure [web]pack?'],
  ])('of %j for %j has what was looked for marked', (text, typed, expected) => {
    expect(passage(text, typed)).toBe(expected)
  })

  const SIGNS =
    'I know C# is fine, and C> x. The power 2**10 is 1024; Python calls __init__ and F# too … snake__case'
  test.each([
    [SIGNS, 'C', SIGNS.replaceAll('C', '[C]').replace('calls', '[c]alls').replace('_case', '_[c]ase')],
    [SIGNS, 'F', SIGNS.replace('F', '[F]').replace('fine', '[f]ine')],
    ['2**10 and 3**4 in C', 'C', '2**10 and 3**4 in [C]'],
    ['char **argv and **argv** of C', 'C', 'char **argv and argv of [C]'.replace('char', '[c]har')],
    ['a ** b, ~~or~~ `x**y**z` not', 'not', 'a ** b, or x**y**z [not]'],
    ['这是**重点**内容，**再见**', '重点', '这是[重点]内容，再见'],
    ['**`hit`** and 5` of it', 'hit', '[hit] and 5` of it'],
    ['> - **hit** #1 - no > item', 'hit', '[hit] #1 - no > item'],
    ['```py\n# the hit\n```\n# After', 'hit', 'py # the [hit] After'],
    [`\`\`\`py\n${'x = 1\n'.repeat(99)}# the hit\n- 1\n`, 'hit', undefined],
  ])('of %j for %j has all signs but those that mean a look', (text, typed, expected) => {
    if (expected === undefined) expect(passage(text, typed)).toMatch(/# the \[hit\] - 1 $/)
    else expect(passage(text, typed)).toBe(expected)
  })

  test('of a plain text is the text, with every sign', () => {
    const text = '# of **C** `x` > - hit'
    expect(passage(text, 'hit', 'plain')).toBe('# of **C** `x` > - [hit]')
  })

  test.each([
    ['How do I bake a sourdough bread', 'bread', '…a sourdough [bread]'],
    ['How do I bake the finest sourdough bread', 'bread', '…sourdough [bread]'],
    ['How do I bake it', 'bake', 'How do I [bake] it'],
  ])('of the title %j for %j has the hit where the narrowest row shows it', (title, typed, expected) => {
    expect(passage(title, typed, 'title')).toBe(expected)
  })

  test('never lacks a letter or a digit, whatever signs stand around it', () => {
    const piece = fc.constantFrom(
      '**',
      '`',
      '```',
      '~~',
      '# ',
      '> ',
      '- ',
      '\n',
      ' ',
      'C',
      '1',
      '__',
      '京',
      '# C',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), some => {
        const text = `${some.join('')} hit`
        const letters = (said: string) => said.replace(/[^\p{L}\p{N}_]/gu, '')
        expect(letters(passage(text, 'hit') ?? '')).toMatch(/hit$/)
        expect(letters(text).endsWith(letters(passage(text, 'hit') ?? ''))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('of a long text begins a little before the hit and ends on a word, on one line', () => {
    const text = `${'lorem ipsum\n'.repeat(5000)}here is a needle in it ${'dolor sit '.repeat(5000)}`
    const found = passage(text, 'needle') ?? ''
    expect(found).toMatch(/^….*here is a \[needle\] in it (?:dolor sit )+.*…$/)
    expect(found.length).toBeLessThan(200)
  })

  test('is where most of the words stand together', () => {
    const text = `red ${'x '.repeat(300)} blue ${'x '.repeat(300)} red and blue`
    expect(passage(text, 'red blue')).toContain('[red] and [blue]')
  })

  test('there is none where the characters stand in another order', () => {
    expect(passage('京都と東京', '東京都')).toBeUndefined()
    expect(passage('disown', 'own')).toBeUndefined()
  })

  test('never cuts a character in half, wherever the hit is', () => {
    const piece = fc.constantFrom('👨‍👩‍👧‍👦', 'e\u0301', 'ß', 'ﬁ', '漢', ' ', 'ｶﾞ', 'x')
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 400 }),
        fc.array(piece, { maxLength: 400 }),
        (before, after) => {
          const text = `${before.join('')} needle ${after.join('')}`
          const found = passage(text, 'needle') ?? ''
          expect(found).toContain('[needle]')
          expect(found.isWellFormed()).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  test.each([
    ['no space', `${'a'.repeat(1 << 20)} needle`],
    ['no space and no ASCII', `${'ä'.repeat(1 << 19)} needle`],
    ['hits only', 'needle '.repeat(100_000)],
  ])('of a hostile text is short: %s', (_what, text) => {
    expect((passage(text, 'needle') ?? '').length).toBeLessThan(400)
  })
})

test('a title that is only asked whether it has all of the words says what it would show', () => {
  const typed = fc.constantFrom('r', 'ro me', 'é', '都庁', 'x都', '1', 'ｶﾞ', 'ß ss', '\u0301')
  const piece = fc.constantFrom(
    'ro',
    'me',
    ' ',
    '-',
    'é',
    'e\u0301',
    '都',
    '庁',
    'x',
    '1',
    'ｶﾞ',
    'ß',
    '𐐀',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), typed, (title, typed) => {
      const query = parseQuery(typed)
      if (!query) return
      expect(hasAll(fold(title.join('')), query)).toBe(
        passageOf(title.join(''), query, 'plain') !== undefined,
      )
    }),
    { numRuns: 2000 },
  )
})
