import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grammars } from '../../../../lib/markdown/highlight/grammars.ts'
import { highlightLines } from '../../../../lib/markdown/highlight/highlight-lines.ts'
import { GRAMMARS } from '../../../../lib/markdown/highlight/languages.ts'

const textOf = (lines: ReturnType<typeof highlightLines>) =>
  lines.map(line => line.map(([, text]) => text).join(''))

/** What opens something in one language or another, and what closes it. */
const PIECES = [
  ...'/* */ // # <!-- --> " \' ` """ #{ { } ( ) [a] <?php ?> <script> </script> <style> <b> &amp; \\ @@ +a'.split(
    ' ',
  ),
  ...'-b $ >>> class function x 42 key: =begin <<EOF --- 👩‍👩‍👧 مرحبا'.split(' '),
  ...['\n', '\n\n', '\r\n', ' ', '\t', '\0', '\ud800'],
]

describe('highlighted lines', () => {
  test.each(Object.keys(grammars))('put together are the code, to the character: %s', grammar => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), pieces => {
        const code = pieces.join('')
        const lines = textOf(highlightLines(code, grammar))
        expect(lines.join('')).toBe(code)
        expect(lines.slice(0, -1).every(line => line.indexOf('\n') === line.length - 1)).toBe(true)
      }),
      { seed: 7, numRuns: 40 },
    )
  })

  test('know what is what', () => {
    expect(highlightLines('const n = 1 // one\n', 'javascript')).toEqual([
      [
        ['keyword', 'const'],
        ['plain', ' n = '],
        ['number', '1'],
        ['plain', ' '],
        ['comment', '// one'],
        ['plain', '\n'],
      ],
    ])
  })

  test('carry a comment of several lines on from line to line', () => {
    expect(highlightLines('/* a\n\nb */ c', 'css')).toEqual([
      [['comment', '/* a\n']],
      [['comment', '\n']],
      [
        ['comment', 'b */'],
        ['plain', ' c'],
      ],
    ])
  })

  test('are plain again in what stands in a string', () => {
    expect(highlightLines('"a #{b} c"', 'ruby')).toEqual([
      [
        ['string', '"a '],
        ['plain', '#{b}'],
        ['string', ' c"'],
      ],
    ])
  })

  test('of nothing are none', () => {
    expect(highlightLines('', 'css')).toEqual([])
  })
})

test('every grammar that a language names is there, and no other', () => {
  expect(Object.keys(grammars).sort()).toEqual([...GRAMMARS].sort())
})
