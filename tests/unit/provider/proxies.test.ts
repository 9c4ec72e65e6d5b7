import { expect, onTestFinished, test } from 'vitest'
import type { MishalsgptOptions } from '../../../lib/provider/mishalsgpt.ts'
import { type ProxyRules, startProxy } from '../../servers/proxy-server.ts'
import { startRawServer } from '../../servers/raw-server.ts'
import { ask, chunk, STOP, sse } from './fake-server.ts'

/** One question through a proxy with these rules, and what reached the server behind it. */
async function askThrough(rules: ProxyRules, options: MishalsgptOptions = {}, isUp = true) {
  const body = sse(chunk({ content: 'При' }), chunk({ content: 'вет!' }), STOP, '[DONE]')
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n'
  const server = await startRawServer(() => [{ write: head + body }, { close: 'fin' }])
  onTestFinished(() => server.stop())
  if (!isUp) await server.stop()
  const proxy = await startProxy(server.url, rules)
  onTestFinished(() => proxy.stop())
  const { text, error } = await ask({ url: proxy.url, ...options })
  return { text, failure: error?.toFailure(), asked: server.requests.length }
}

test.each([{}, { gzip: true }] as const)('an answer passes through: %j', async rules => {
  expect(await askThrough(rules)).toEqual({ text: 'Привет!', failure: undefined, asked: 1 })
})

test.each([
  [
    'a server that is down behind it',
    {},
    { kind: 'server', status: 502, serverWords: '502 Bad Gateway nginx/1.22.1' },
  ],
  ['a server that is late behind it', { isLate: true }, { kind: 'server', status: 504 }],
  ['a limit with seconds', { busyFor: '7' }, { kind: 'rate-limited', status: 429, retryAfter: 7 }],
  [
    'a limit with a date',
    { busyFor: 'Fri, 01 Jan 2100 00:00:00 GMT' },
    { kind: 'rate-limited', retryAfter: expect.any(Number) },
  ],
  ['a redirect', { redirectsTo: 'https://elsewhere.example.test' }, { kind: 'unreachable' }],
] as const)('%s is told', async (_what, rules, failure) => {
  const { text, failure: told, asked } = await askThrough(rules, {}, false)
  expect({ text, asked }).toEqual({ text: '', asked: 0 })
  expect(told).toMatchObject(failure)
})

test('a limit with nonsense says nothing of a time', async () => {
  expect((await askThrough({ busyFor: 'soon' })).failure).toEqual({
    kind: 'rate-limited',
    status: 429,
    serverWords: '429 Too Many Requests nginx/1.22.1',
  })
})

test('a password before the server is a header of the person’s own', async () => {
  const rules = { basicAuth: 'me:open sesame' }
  const authorization = `Basic ${Buffer.from(rules.basicAuth).toString('base64')}`
  expect(await askThrough(rules)).toMatchObject({ failure: { kind: 'unauthorized', status: 401 }, asked: 0 })
  expect(await askThrough(rules, { headers: { authorization } })).toMatchObject({ text: 'Привет!', asked: 1 })
})
