import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePasted } from '../../../lib/connections/parse-pasted.ts'

const KEY = 'sk-proj-0123456789abcdef'

test('whatever is pasted is read, and what is kept stands no secret in its address', () => {
  const pieces = fc.constantFrom(
    ...[
      'curl ',
      "'",
      '"',
      '\\',
      '^',
      '\n',
      ' ',
      '-H ',
      '-d ',
      '-G ',
      '--url-query ',
      '--url=',
      'https://a.example/v1',
      '?key=',
      '=',
      ':',
    ],
    ...[
      'Authorization: Bearer ',
      'api-key: ',
      KEY,
      '$',
      '{',
      '}',
      '`',
      '%',
      'localhost',
      '@',
      '//',
      '\u0000',
      '\u200b',
      '💥',
    ],
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map(all => all.join('')),
      ),
      text => {
        const { pasted } = parsePasted(text)
        if (!pasted) return
        expect(parsePasted(pasted.url).pasted).toEqual({ url: pasted.url })
        const { protocol, username, password, hash, searchParams } = new URL(pasted.url)
        expect({ username, password, hash }).toEqual({ username: '', password: '', hash: '' })
        expect(['https:', 'http:']).toContain(protocol)
        // A version, which no piece has and few texts at random, is no secret.
        expect([...searchParams.keys()].filter(name => name !== 'v')).toEqual([])
      },
    ),
    { numRuns: 500, examples: [['https://a.example/v1?key='], ['//`//'], ["https://a.example/x'/"]] },
  )
})

test.each([
  '"',
  "'",
  '\\',
  '^',
  '\n',
  ' ',
  'a',
  ':',
  '=',
  'a=',
  'curl ',
  '-H "',
  '"model":',
  'https://',
  '%',
  '\\\n',
  '#',
  '#\n',
  ' “',
  ' „',
  'bearer ',
  '(https://[',
  '{',
  'a:{',
  '}',
  'a:\n ',
  '[a]\n',
  '"a","',
  'aaaa ',
  '$A',
  'A=$A\n',
  'sk-',
  '#a=',
])('a flood of %j is read in a moment', piece => {
  const flood = piece.repeat(60_000 / piece.length)
  for (const text of [flood, `curl https://a.example ${flood}`, `https://a.example/${flood}`, `${flood}x`]) {
    expect(parsePasted(text)).toBeDefined()
  }
})
