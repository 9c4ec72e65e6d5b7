import { expect, test } from 'vitest'
import { failureSentence } from '../../../components/chat/failure-sentence.ts'
import { retryingSentence } from '../../../components/chat/retrying-sentence.ts'
import { FAILURE_KINDS, type Failure } from '../../../lib/model/failure.ts'

const where = { host: 'chat.example.org', model: 'gpt-3.5-turbo' }

test.each(FAILURE_KINDS)('says what happened and what to do about “%s”', kind => {
  const sentence = failureSentence({ kind }, where)
  expect(sentence).toMatch(/^[A-Z].*\.$|^chat\.example\.org .*\.$/)
  expect(sentence).toMatch(/\b(Choose|choose|Check|Connect|Allow|Enter|Shorten|Ask|Wait|Free|Update)\b/)
})

test.each([
  [0, 'in 1 second'],
  [1, 'in 1 second'],
  [29.2, 'in 30 seconds'],
  [89, 'in 89 seconds'],
  [120, 'in 2 minutes'],
  [3_600, 'in 60 minutes'],
  [7_200, 'in 2 hours'],
  [86_400, 'in 24 hours'],
  [172_800, 'in 2 days'],
  [1_000_000_000, 'much later'],
])('counts in what people count in what the server asked to wait: %d seconds', (retryAfter, words) => {
  expect(failureSentence({ kind: 'rate-limited', retryAfter }, where)).toContain(`Choose Retry ${words}, or`)
})

test('names both sizes when a conversation is longer than the model reads', () => {
  const sentence = failureSentence(
    { kind: 'context-too-long', tokens: { sent: 250_000, window: 16_384 } },
    where,
  )
  expect(sentence).toContain('250,000')
  expect(sentence).toContain('16,384')
})

test('names the button that stands beside it', () => {
  expect(failureSentence({ kind: 'offline' }, { ...where, again: 'Test' })).toContain('choose Test')
  expect(failureSentence({ kind: 'unauthorized' }, { ...where, again: 'Test' })).not.toContain('Options')
})

test.each([
  [
    { kind: 'unauthorized', status: 401, missing: 'key' },
    'wants a key, and there is none on this computer. Enter it in Options.',
  ],
  [{ kind: 'unauthorized', status: 401 }, 'refused the key. Check the key or access code in Options.'],
  [
    { kind: 'unauthorized', status: 403 },
    'does not allow this. Choose another model, or check the rights of the key in Options.',
  ],
  [
    { kind: 'unauthorized', status: 429, missing: 'credit' },
    'has no credit left for this key. Add some there, choose another model, or check the key in Options.',
  ],
  // As older versions stored it.
  [{ kind: 'unauthorized', status: 402 }, 'has no credit left for this key.'],
  [{ kind: 'not-found', status: 404 }, 'does not know the model “gpt-3.5-turbo” or this address. Check both'],
  [
    { kind: 'not-found', missing: 'model' },
    'does not know the model “gpt-3.5-turbo”. Choose another model, or check its name in Options.',
  ],
  [{ kind: 'not-found', missing: 'path' }, 'has no chat service here. Check the server address'],
  [{ kind: 'server', status: 500 }, 'has a problem of its own. Choose Retry in a moment.'],
  [{ kind: 'server', status: 529 }, 'is overloaded. Choose Retry in a moment.'],
  [{ kind: 'server', status: 503, retryAfter: 7 }, 'is overloaded. Choose Retry in 7 seconds'],
  [
    { kind: 'malformed', status: 200 },
    'answered with something that is no chat answer. Check the server address',
  ],
  [
    { kind: 'malformed', page: true },
    'answered with a web page, perhaps a login page. Log in there, or check the server address',
  ],
] as const)('tells apart what one kind of failure may be: %j', (failure, words) => {
  expect(failureSentence(failure, where)).toContain(`chat.example.org ${words}`)
})

const OF_KEYS: readonly Failure[] = [
  { kind: 'unauthorized', status: 401 },
  { kind: 'unauthorized', status: 403 },
]
const OF_SERVERS: readonly Failure[] = [
  { kind: 'unreachable' },
  { kind: 'not-found', missing: 'path' },
  { kind: 'not-found', missing: 'model' },
  { kind: 'not-found' },
  { kind: 'bad-request' },
  { kind: 'bad-request', header: 'Cookie' },
  { kind: 'redirected' },
  { kind: 'malformed' },
  { kind: 'malformed', page: true },
]

test.each([...OF_SERVERS, ...OF_KEYS])(
  'leads to the organisation, not to Options, for what it has locked: %j',
  failure => {
    const locked = (key?: true) =>
      failureSentence(failure, { ...where, lock: { locked: true, ...(key && { key }) } })
    expect(locked(true)).not.toContain('Options')
    expect(locked(true)).toMatch(/ask your organisation, which has set this connection/i)
    if (OF_KEYS.includes(failure)) expect(locked()).toBe(failureSentence(failure, where))
    else expect(locked()).toBe(locked(true))
  },
)

test('leads nowhere but to the organisation where it allows nothing else and has set nothing', () => {
  expect(failureSentence({ kind: 'no-connection' }, where)).toContain('in Options')
  const none = failureSentence({ kind: 'no-connection', managed: true }, where)
  expect(none).toContain('whoever looks after this browser')
  expect(none).not.toContain('Options')
})

test('tells one that was asked and is there no more from none that could be', () => {
  const gone = 'The connection to chat.example.org was switched off, deleted or changed.'
  expect(failureSentence({ kind: 'no-connection' }, { ...where, again: 'Send' })).toContain('is switched on')
  expect(failureSentence({ kind: 'no-connection' }, where)).toBe(
    `${gone} Choose or add one in Options, then choose Retry.`,
  )
  expect(failureSentence({ kind: 'no-connection' }, { ...where, left: true })).toBe(
    `${gone} Choose Retry to ask the server you use now.`,
  )
})

test.each<[Failure, string]>([
  [{ kind: 'unreachable', status: 407 }, 'A proxy on the way to chat.example.org wants a name and password'],
  [{ kind: 'bad-request', status: 400 }, 'Check the model and temperature in Options'],
  [{ kind: 'bad-request', status: 451 }, 'refused the request with the status 451. Check the server address'],
  [
    { kind: 'empty', cut: 'content_filter' },
    'The server’s content filter ended this answer. Choose Retry, or',
  ],
  [
    { kind: 'malformed', status: 304 },
    'said “not modified” (304) in place of an answer: something on the way there keeps copies of what was asked. Check the server address in Options, then choose Retry.',
  ],
  [{ kind: 'empty', cut: 'length' }, 'Cut at the length limit. Nothing was said before it. Check Max tokens'],
  [{ kind: 'empty' }, 'chat.example.org sent an empty answer. Choose Retry'],
])('says of %j: %s', (failure, words) => {
  expect(failureSentence(failure, where)).toContain(words)
})

test('names the header that a browser does not send', () => {
  const sentence = failureSentence({ kind: 'bad-request', header: 'Cookie' }, where)
  expect(sentence).toBe('The header “Cookie” cannot be sent. Check its name and value in Options.')
})

test('names all that may be the matter with a server that is not reached', () => {
  expect(failureSentence({ kind: 'unreachable' }, where)).toMatch(/name.*refused.*certificate/)
})

test('counts down to the next attempt', () => {
  const retrying = { attempt: 1, until: 10_000, failure: { kind: 'rate-limited' as const } }
  expect(retryingSentence(retrying, where.host, 7_200)).toBe(
    'chat.example.org is busy. Trying again in 3 s (1 of 2)…',
  )
  expect(retryingSentence(retrying, where.host, 12_000)).toContain('Trying again (1 of 2)…')
})
