import { describe, expect, test } from 'vitest'
import { createConnectionStream } from '../../../lib/background/connection-stream.ts'
import type { Secret } from '../../../lib/model/connection.ts'
import type { CompletionEvent } from '../../../lib/provider/completion.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'
import { PRESET } from '../store/fresh-store.ts'
import { createFakeServer } from './fake-server.ts'

const HELLO = [{ role: 'user', content: 'Hello?' }] as const

function createStream({
  granted = false,
  secret = undefined as Secret | undefined,
  connection = PRESET,
} = {}) {
  const server = createFakeServer()
  const asked: string[] = []
  const stream = createConnectionStream({
    fetch: server.fetch,
    async hasOrigin(origin) {
      asked.push(origin)
      return granted
    },
    quirks: { of: async () => undefined, learn() {} },
  })
  async function read(signal = new AbortController().signal) {
    const events: CompletionEvent[] = []
    try {
      for await (const event of stream(connection, async () => secret, HELLO, signal)) events.push(event)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      return { events, kind: error.kind, missing: error.missing }
    }
    return { events, kind: undefined }
  }
  return { server, asked, read }
}

const authorization = (init: RequestInit) => new Headers(init.headers).get('authorization')

describe('a server that cannot be reached', () => {
  test('but is there, lacks the permission', async () => {
    const { server, asked, read } = createStream()
    const answer = read()
    const request = await server.request(1)
    request.vanish()
    expect(await answer).toMatchObject({ kind: 'permission' })
    expect(asked).toEqual(['https://preset.example'])
    expect(server.probes).toEqual(['https://preset.example/'])
  })

  test('and is not there, is down', async () => {
    const { server, read } = createStream()
    const answer = read()
    const request = await server.request(1)
    server.vanish()
    request.vanish()
    expect(await answer).toMatchObject({ kind: 'unreachable' })
  })

  test('with the permission, is down, and is not asked again', async () => {
    const { server, read } = createStream({ granted: true })
    const answer = read()
    const request = await server.request(1)
    request.vanish()
    expect(await answer).toMatchObject({ kind: 'unreachable' })
    // Once, to see whether it sends questions elsewhere.
    expect(server.probes).toEqual(['https://preset.example/api/openai/v1/chat/completions'])
  })
})

test.each([
  [400, 'bad-request'],
  [401, 'unauthorized'],
  [404, 'not-found'],
])('a server that refuses with %i is not taken for one that lacks a permission', async (status, kind) => {
  const { server, asked, read } = createStream()
  const answer = read()
  const request = await server.request(1)
  request.refuse(status)
  expect(await answer).toMatchObject({ kind })
  expect([...asked, ...server.probes]).toEqual([])
})

const KEY: Secret = { type: 'key', value: 'sk-1' }

test.each<[number, Secret | undefined, object, 'key' | undefined]>([
  [401, undefined, {}, 'key'],
  [401, KEY, {}, undefined],
  // Something else may be wrong.
  [403, undefined, {}, undefined],
  // One part of the secret is on another computer.
  [401, KEY, { wants: { headers: ['x-team'] } }, 'key'],
])(
  'a %d to a request with the secret %j of a connection %j lacks: %s',
  async (status, secret, own, missing) => {
    const { server, read } = createStream({ secret, connection: { ...PRESET, ...own } })
    const answer = read()
    const request = await server.request(1)
    request.refuse(status)
    expect(await answer).toMatchObject({ kind: 'unauthorized', missing })
  },
)

test.each([
  [false, false, 'origin-refused'],
  [false, true, 'origin-refused'],
  // The browser takes it away only where it lets us reach the server.
  [true, false, 'permission'],
  [true, true, 'unauthorized'],
])(
  'a 403 to nobody in particular, without Origin: %j, with the permission: %j, is %s',
  async (dropped, granted, kind) => {
    const { server, read } = createStream({
      granted,
      connection: { ...PRESET, ...(dropped && { dropOrigin: true }) },
    })
    const answer = read()
    const request = await server.request(1)
    request.refuseOrigin()
    expect(await answer).toMatchObject({ kind })
  },
)

test('a question that is stopped is stopped, whatever the network says', async () => {
  const { server, read } = createStream()
  const controller = new AbortController()
  const answer = read(controller.signal)
  await server.request(1)
  controller.abort()
  expect(await answer).toMatchObject({ kind: 'aborted' })
  expect(server.probes).toEqual([])
})

test.each<[Secret | undefined, string | null]>([
  [undefined, null],
  [{ type: 'key', value: 'sk-1' }, 'Bearer sk-1'],
  [{ type: 'access-code', value: 'open' }, 'Bearer nk-open'],
  [{ type: 'access-code-old', value: 'open' }, 'Bearer ak-open'],
])('the secret %j is sent as %j', async (secret, header) => {
  const { server, read } = createStream({ secret })
  void read()
  const { init } = await server.request(1)
  expect(authorization(init)).toBe(header)
  expect(new Headers(init.headers).has('authorization')).toBe(header !== null)
})

test.each([
  [undefined, 0.7],
  [0, 0],
  [1.5, 1.5],
])('the temperature %j is sent as %d, with the model that was chosen', async (temperature, sent) => {
  const connection = { ...PRESET, model: 'mine', ...(temperature !== undefined && { temperature }) }
  const { server, read } = createStream({ connection })
  void read()
  const { body } = await server.request(1)
  expect(body).toMatchObject({ model: 'mine', temperature: sent, messages: HELLO })
})

describe('a server is asked how many tokens it took', () => {
  test.each([
    ['https://api.openai.com/v1', true],
    ['https://mine.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21', true],
    ['http://127.0.0.1:11434/v1', true],
    // Refuses what it does not know, and says it without being asked.
    ['https://api.mistral.ai/v1', false],
    ['https://nobody.example/v1', false],
    ['http://127.0.0.1:5055/v1', false],
    [PRESET.url, false],
  ])('where it is known to say it then: %s, %s', async (url, asks) => {
    const { server, read } = createStream({ connection: { ...PRESET, url } })
    const answer = read()
    const request = await server.request(1)
    const options = asks ? { include_usage: true } : undefined
    expect(request.body.stream_options).toEqual(options)
    request.vanish()
    await answer
  })
})
