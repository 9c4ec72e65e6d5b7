import { expect, test } from 'vitest'
import { readErrorBody } from '../../../lib/provider/error-body.ts'
import { findCause } from '../../../lib/provider/failure-kind.ts'
import { toServerWords } from '../../../lib/provider/server-words.ts'

test.each([
  [{ error: { message: 'a' }, msg: 'b', message: 'c', detail: 'd' }, 'a'],
  [{ error: true, msg: 'b', message: 'c', detail: 'd' }, 'b'],
  [{ error: 'e', message: 'c', detail: 'd' }, 'c'],
  [{ error: 'e', detail: 'd' }, 'd'],
  [{ error: 'e' }, 'e'],
  [{ error: {}, message: 'c' }, 'c'],
  [{ error: { message: '' }, message: 'c' }, 'c'],
  [{ error: { error: { message: 'a' } } }, 'a'],
  [{ detail: { error: 'e', msg: 'b' } }, 'b'],
  [{ detail: [{ loc: ['body'], msg: 'b' }, { msg: 'c' }] }, 'b; c'],
  [{ 'html-message': 'h' }, 'h'],
  [[{ error: { message: 'a' } }], 'a'],
  [{ status: 'failure' }, '{"status":"failure"}'],
  ['text', 'text'],
])('the words in %j are %j', (body, words) => {
  expect(readErrorBody(JSON.stringify(body)).words).toBe(words)
})

test.each(['Not Found', '', '{"error":{"mess'])('the words in what is no JSON are all of it: %j', body => {
  expect(readErrorBody(body).words).toBe(body)
})

test('an error nested without end does not overflow the stack', () => {
  const depth = 10_000
  const body = `${'{"error":'.repeat(depth)}{}${'}'.repeat(depth)}`
  expect(() => readErrorBody(body)).not.toThrow()
})

test.each([
  ['  two\n\tlines\u0000 ', 'two lines'],
  ['a < b && b > c', 'a < b && b > c'],
  ['<h1>502 Bad&nbsp;Gateway</h1><hr>nginx', '502 Bad Gateway nginx'],
  ['<html><head><title>No</title><style>p{}</style></head><body><p>Yes</p></body></html>', 'Yes'],
  ['<html><head><title>Only a title</title></head></html>', 'Only a title'],
  ['<p>one<script>if (a < b) {}</script><!-- <p>no</p> -->two', 'one two'],
  ['<p>unclosed<script>alert(1)', 'unclosed'],
  ['<p>unclosed <b', 'unclosed'],
  ['<p>&lt;b&gt; &amp;amp; &#39;&#x41;&#1055;&bogus;&#x110000;</p>', "<b> &amp; 'AП&bogus;&#x110000;"],
  ['abc\u202etxt', 'abc txt'],
])('%j is shown as %j', (said, words) => {
  expect(toServerWords(said, [])).toBe(words)
})

test.each(['', ' \n', '<p></p>', '\u0000'])('nothing is left of %j', said => {
  expect(toServerWords(said, [])).toBeUndefined()
})

// With steps by the square of the length it takes minutes: the runner's time-out tells.
test.each(['<title ', '<title>', '<!--', '<script>', '</a ', '<', '&#', '%e0', '\\u0'])(
  'a megabyte of %j is read once',
  piece => {
    const said = piece.repeat(2 ** 20 / piece.length)
    const words = toServerWords(`<${said}`, ['sk-Real-KEY']) ?? ''
    expect(words.length).toBeLessThanOrEqual(300)
  },
)

test('and so is the code of an error', () => {
  const code = 'insufficient_'.repeat(80_000)
  const error = readErrorBody(JSON.stringify({ error: { code, type: code, message: code } }))
  expect(findCause(400, error, 'm')).toEqual({ kind: 'bad-request' })
})

test('words end at 300 characters, and never within one', () => {
  expect(toServerWords('x'.repeat(300), [])).toHaveLength(300)
  expect(toServerWords('x'.repeat(301), [])).toBe(`${'x'.repeat(299)}…`)
  expect(toServerWords(`${'x'.repeat(298)}👋👋`, [])).toBe(`${'x'.repeat(298)}…`)
})

const KEY = 'sk-Real-KEY-0123+/?~~ÿ'

test.each([
  ['in other capitals', `Bad key ${KEY.toUpperCase()}.`, 'Bad key [key].'],
  ['in other capitals in a word', `Bad${KEY.toLowerCase()}key`, 'Bad[key]key'],
  ['cut', 'Bad key sk-Real-KEY… and “sk-Real-k”', 'Bad key [key]… and “[key]”'],
  ['cut at the end', 'Bad key sk-Real-', 'Bad key [key]'],
  ['masked', 'Bad key SK-REAL-key-****/?~~', 'Bad key [key]****/?~~'],
])('a key is not repeated %s', (_, said, words) => {
  expect(toServerWords(said, [KEY])).toBe(words)
})

test.each(['', ':', 'me:', 'you:'])('nor in base64 behind %j', before => {
  const plain = 'sk-Real-KEY-0123+/?~~'
  const base64 = btoa(`${before}${plain}!>`)
  for (const word of [base64, base64.replaceAll('+', '-').replaceAll('/', '_')]) {
    const words = toServerWords(`Basic ${word} is wrong`, [plain]) ?? ''
    expect(words.replace(/=*/g, '')).toBe(`Basic ${before}[key]!> is wrong`)
  }
})

test('what only begins as a secret does is told', () => {
  const said = 'See https://docs.example/keys for application/xml'
  expect(toServerWords(said, ['https://me.example', 'application/json'])).toBe(said)
})

test('a key that begins with its own beginning is hidden', () => {
  expect(toServerWords('Bad key aaaaaaaaaaab.', ['aaaaaaaab'])).toBe('Bad key aaa[key].')
})

test('a key that the server echoes is not repeated, nor half of it at the cut', () => {
  const key = 'sk-0123456789'
  expect(toServerWords(`Incorrect key: ${key}, ${key}.`, [key])).toBe('Incorrect key: [key], [key].')
  expect(toServerWords(`<b>sk-0123</b> <code>${key}</code>`, [key])).toBe('sk-0123 [key]')
  for (let before = 280; before < 300; before++) {
    expect(toServerWords('x'.repeat(before) + key, [key])).not.toContain('sk-0')
  }
})

test('an echo takes no longer than it is long, whatever it is escaped in', () => {
  const secrets = ['&'.repeat(10_000), `${'+/'.repeat(4_999)}x`, '\\"\\"\\"\\"\\"', '%25%25%25']
  for (const piece of ['%25', '25', '%', '%ff', '\\', '\\u0026', '&amp;', 'amp;', '&', '+/']) {
    const said = `%${piece.repeat(64 * 1024)}`.slice(0, 64 * 1024)
    expect(toServerWords(said, secrets)?.length ?? 0).toBeLessThan(301)
  }
})

test('hostile markup takes no longer than it is long', () => {
  for (const piece of ['<script', '<!--', '</a', '<', '<title>', '<head', '&', '&#x']) {
    expect(toServerWords(`<p>${piece.repeat(64 * 1024)}`.slice(0, 64 * 1024), [])?.length ?? 0).toBeLessThan(
      301,
    )
  }
})
