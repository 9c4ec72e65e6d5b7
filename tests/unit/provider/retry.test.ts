import { expect, test } from 'vitest'
import { Mishalsgpt, type MishalsgptOptions } from '../../../lib/provider/mishalsgpt.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'
import { parseRetryAfter, retryDelay } from '../../../lib/provider/retry.ts'
import { createFakeClock } from './fake-clock.ts'
import { chunk, createFakeFetch, HELLO, STOP, sse } from './fake-server.ts'

const answer = sse(chunk({ content: 'Hello' }), STOP)

function refusal(status: number, retryAfter?: string): Response {
  const headers: HeadersInit = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
  return new Response('{"error":{"message":"Busy"}}', { status, headers })
}

/** Asks, and lets each wait pass as soon as it is announced. */
async function askPatiently(options: MishalsgptOptions) {
  const clock = createFakeClock()
  const provider = new Mishalsgpt({ clock, random: () => 0.5, ...options })
  const seen: unknown[] = []
  try {
    const events = provider.streamEvents({ model: 'asked-for', messages: HELLO, stream: true })
    for (let delayMs = 0; ; ) {
      // The wait begins when the event after `retrying` is asked for.
      const next = events.next()
      clock.advance(delayMs)
      const { done, value } = await next
      if (done) break
      delayMs = value.type === 'retrying' ? value.delayMs : 0
      seen.push(value.type === 'retrying' ? value : value.type)
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    seen.push(error.kind)
  }
  return seen
}

test('a busy server is asked again, visibly, and twice at most', async () => {
  const { fetch, requests } = createFakeFetch(refusal(503))
  const failure = { kind: 'server', status: 503, serverWords: 'Busy' }
  expect(await askPatiently({ fetch })).toEqual([
    { type: 'retrying', attempt: 1, delayMs: 750, failure },
    { type: 'retrying', attempt: 2, delayMs: 1_500, failure },
    'server',
  ])
  expect(requests).toHaveLength(3)
})

test.each([408, 409, 429, 500, 502, 503, 504, 529])('an answer after a %i is whole', async status => {
  const { fetch } = createFakeFetch(refusal(status), answer)
  expect(await askPatiently({ fetch })).toEqual([
    expect.objectContaining({ type: 'retrying' }),
    'text',
    'finish',
  ])
})

test.each([400, 401, 403, 404, 413, 422])('a %i is final', async status => {
  const { fetch, requests } = createFakeFetch(refusal(status), answer)
  await askPatiently({ fetch })
  expect(requests).toHaveLength(1)
})

test.each([
  ['a network error', new TypeError('Failed to fetch')],
  ['an error under a success', '"upstream is down"'],
  ['a failure after the first token', sse(chunk({ content: 'Hello' }), { error: { code: 503 } })],
  [
    'a failure after the first token, under a status that lies',
    new Response(sse(chunk({ content: '.' })), { status: 503 }),
  ],
])('%s is final', async (_what, response) => {
  const { fetch, requests } = createFakeFetch(response, answer)
  await askPatiently({ fetch })
  expect(requests).toHaveLength(1)
})

test('no retries means none', async () => {
  const { fetch, requests } = createFakeFetch(refusal(503), answer)
  expect(await askPatiently({ fetch, retries: 0 })).toEqual(['server'])
  expect(requests).toHaveLength(1)
})

test('a wait is cancelled by the signal, at once, and nothing is sent after it', async () => {
  const { fetch, requests } = createFakeFetch(refusal(503), answer)
  const clock = createFakeClock()
  const controller = new AbortController()
  const events = new Mishalsgpt({ fetch, clock }).streamEvents(
    { model: 'asked-for', messages: HELLO, stream: true },
    controller.signal,
  )
  expect(await events.next()).toMatchObject({ value: { type: 'retrying' } })
  const next = events.next()
  controller.abort()
  await expect(next).rejects.toMatchObject({ kind: 'aborted' })
  expect(clock.pending).toEqual([])
  expect(requests).toHaveLength(1)
})

const failed = (retryAfter?: number) => new ProviderError('rate-limited', { status: 429, retryAfter })

test('the wait doubles, and differs from one client to the next', () => {
  expect(retryDelay(failed(), 1, () => 0)).toBe(500)
  expect(retryDelay(failed(), 1, () => 0.999)).toBeCloseTo(1_000, -1)
  expect(retryDelay(failed(), 2, () => 0)).toBe(1_000)
})

test('Retry-After lengthens the wait, up to a minute; a longer one is for the person to decide', () => {
  expect(retryDelay(failed(0), 1, () => 0)).toBe(500)
  expect(retryDelay(failed(7), 1, () => 0)).toBe(7_000)
  expect(retryDelay(failed(60), 1, () => 0)).toBe(60_000)
  expect(retryDelay(failed(61), 1, () => 0)).toBeUndefined()
})

test('a Retry-After that is too long travels with the failure', async () => {
  const { fetch } = createFakeFetch(refusal(429, '3600'))
  const events = new Mishalsgpt({ fetch }).streamEvents({ model: 'asked-for', messages: HELLO, stream: true })
  await expect(events.next()).rejects.toMatchObject({ kind: 'rate-limited', retryAfter: 3_600 })
})

test.each([
  ['0', 0],
  ['120', 120],
  ['Sun, 22 Nov 2026 12:00:30 GMT', 30],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
  ['-5', undefined],
  ['1e3', undefined],
  ['soon', undefined],
  ['abc', undefined],
  ['1e9', undefined],
  ['2, 5', undefined],
  ['2026', 2026],
  ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
  ['2026-11-22', undefined],
  ['Sun, 99 Nov 2026 12:00:30 GMT', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j is %j seconds', (header, seconds) => {
  expect(parseRetryAfter(header, Date.parse('2026-11-22T12:00:00Z'))).toBe(seconds)
})
