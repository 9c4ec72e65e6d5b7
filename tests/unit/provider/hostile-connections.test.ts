import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import type { MishalsgptOptions } from '../../../lib/provider/mishalsgpt.ts'
import { type RawStep, startRawServer } from '../../servers/raw-server.ts'
import { type Answer, ask, chunk, sse } from './fake-server.ts'

const MIB = 2 ** 20
const STREAM = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n'

async function start(script: () => Iterable<RawStep>) {
  const server = await startRawServer(script)
  onTestFinished(() => server.stop())
  return server
}

/** What came of one question to a server that does this. */
async function askServer(script: () => Iterable<RawStep>, options: MishalsgptOptions = {}) {
  const server = await start(script)
  const answer = await ask({ url: server.url, ...options })
  return { ...answer, requests: server.requests }
}

/** All that a person, a log or a record could get to see of an error. */
const shown = ({ error }: Answer) => JSON.stringify([error?.toFailure(), error?.message, error?.stack])

test.each([
  ['without its last chunk', ''],
  ['in the middle of a token', '40\r\ndata: {"choi'],
])('a stream that ends %s is truncated, and what came is kept', async (_where, rest) => {
  const event = sse(chunk({ content: 'Hel' }))
  const write = `${STREAM}transfer-encoding: chunked\r\n\r\n${event.length.toString(16)}\r\n${event}\r\n${rest}`
  const { text, error } = await askServer(() => [{ write }, { close: 'fin' }])
  expect({ text, kind: error?.kind }).toEqual({ text: 'Hel', kind: 'truncated' })
})

test.each(['HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n', 'HTTP/1.1 204 No Content\r\n\r\n'])(
  'an answer of no bytes is empty: %j',
  async write => {
    const { error } = await askServer(() => [{ write }, { close: 'fin' }])
    expect(error?.kind).toBe('empty')
  },
)

test.each([
  ['one event of 64 MiB', `${STREAM}\r\ndata: `, 64, 'too-large'],
  ['an error of 100 MiB', 'HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain\r\n\r\n', 100, 'bad-request'],
] as const)('%s is not read to its end', async (_what, head, mebibytes, kind) => {
  let written = 0
  function* pour(): Generator<RawStep> {
    yield { write: head }
    for (; written < mebibytes; written++) yield { write: Buffer.alloc(MIB, 'x') }
  }
  const { error, requests } = await askServer(pour)
  const start = performance.now()
  await requests[0]?.closed
  expect(performance.now() - start).toBeLessThan(100)
  expect(error?.kind).toBe(kind)
  expect(written).toBeLessThan(mebibytes / 2)
})

test.each([
  ['text', 'a', 'malformed'],
  ['JSON', '{"choices":[{"message":{"content":"', 'too-large'],
])('a gibibyte of %s in a mebibyte of gzip is not unpacked', async (_form, first, kind) => {
  const member = gzipSync(Buffer.alloc(16 * MIB, 'a'))
  const bomb = Buffer.concat([gzipSync(first), ...Array.from({ length: 64 }, () => member)])
  const head = `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`
  const before = performance.now()
  const { error } = await askServer(() => [{ write: head }, { write: bomb }, { close: 'fin' }])
  expect(error?.kind).toBe(kind)
  // All of it takes seconds.
  expect(performance.now() - before).toBeLessThan(1_000)
})

test.each([301, 302, 303, 307, 308])('a redirect by %i brings nothing to another origin', async status => {
  const other = await start(() => [{ write: `${STREAM}\r\n${sse('[DONE]')}` }, { close: 'fin' }])
  const write = `HTTP/1.1 ${status} Moved\r\nlocation: ${other.url}/v1/chat/completions\r\ncontent-length: 0\r\n\r\n`
  const secrets = {
    key: 'sk-secret',
    keyHeader: 'api-key',
    headers: { 'x-code': 'secret' },
    query: { key: 'secret' },
  } as const
  const answer = await askServer(() => [{ write }], secrets)
  expect(answer.error).toMatchObject({ name: 'ProviderError' })
  expect(answer.requests).toHaveLength(1)
  expect(other.requests).toEqual([])
  expect(shown(answer)).not.toContain('secret')
})

test('a redirect in a circle is asked once', async () => {
  const write = 'HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n'
  const { error, requests } = await askServer(() => [{ write }])
  expect({ kind: error?.kind, requests: requests.length }).toEqual({ kind: 'unreachable', requests: 1 })
})

test('a certificate that nobody signed is not trusted, and nothing is asked', async () => {
  const pem = readFileSync(join(import.meta.dirname, '../../fixtures/self-signed.pem'))
  let requests = 0
  const server = createServer({ key: pem, cert: pem }, () => requests++)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port')
  const answer = await ask({ url: `https://localhost:${address.port}/v1`, key: 'sk-secret' })
  expect(answer.error?.kind).toBe('unreachable')
  expect(shown(answer)).not.toContain('secret')
  expect(requests).toBe(0)
})

test('the end of a stream is the end: nothing connects again, whatever `retry` says', async () => {
  const body = `retry: 1\nid: 7\n\n${sse(chunk({ content: 'Hel' }))}`
  const { error, requests } = await askServer(() => [{ write: `${STREAM}\r\n${body}` }, { close: 'fin' }], {
    retries: 2,
  })
  expect({ kind: error?.kind, requests: requests.length }).toEqual({ kind: 'truncated', requests: 1 })
})
