import { expect, onTestFinished, test } from 'vitest'
import { Mishalsgpt, type MishalsgptOptions } from '../../../lib/provider/mishalsgpt.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'
import { startRawServer } from '../../servers/raw-server.ts'
import { ask, chunk, createFakeFetch, HELLO, STOP, sse } from './fake-server.ts'

const answer = sse(chunk({ content: 'При' }), chunk({ content: 'вет!' }), STOP, '[DONE]')

/** What is sent for these options of a provider. */
async function requestOf(options: MishalsgptOptions) {
  const { fetch, requests } = createFakeFetch(answer)
  await ask({ ...options, fetch })
  const [request] = requests
  if (!request) throw new Error('Nothing was sent')
  return { ...request, headers: new Headers(request.init.headers) }
}

/** The JSON body that is sent for these arguments. */
async function bodyOf(stream: boolean, options?: Record<string, unknown>): Promise<unknown> {
  const { fetch, requests } = createFakeFetch(answer)
  await read(new Mishalsgpt({ fetch }).createCompletion('gpt-3.5-turbo', HELLO, stream, options))
  return JSON.parse(String(requests[0]?.init.body))
}

async function read(completion: AsyncGenerator<string, unknown>) {
  const texts: string[] = []
  for (;;) {
    const { done, value } = await completion.next()
    if (done) return { texts, result: value }
    texts.push(String(value))
  }
}

test('the provider says what it is before it is asked anything', () => {
  expect(new Mishalsgpt()).toMatchObject({
    url: 'https://mishalsgpt.vercel.app',
    models: ['gpt-3.5-turbo-16k-0613', 'gpt-3.5-turbo'],
    supportsStream: true,
    needsAuth: false,
  })
})

test('the example of the README works with the platform’s own fetch', async () => {
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n'
  const server = await startRawServer(() => [{ write: head + answer }, { close: 'fin' }])
  onTestFinished(() => server.stop())

  const provider = new Mishalsgpt({ url: server.url })
  let answered = ''
  const messages = [{ role: 'user', content: 'Привет!' }] as const
  for await (const text of provider.createCompletion('gpt-3.5-turbo', messages, true)) answered += text

  expect(answered).toBe('Привет!')
  const [request] = server.requests
  expect(request?.head).toMatch(/^POST \/api\/openai\/v1\/chat\/completions HTTP\/1\.1\r\n/)
  expect(request?.head).not.toMatch(/^authorization:/im)
  expect(JSON.parse(request?.body ?? '')).toEqual({
    model: 'gpt-3.5-turbo',
    messages: [{ role: 'user', content: 'Привет!' }],
    stream: true,
    temperature: 0.7,
  })
})

test('the completion yields text as it arrives, and returns how it ended', async () => {
  const usage = { prompt_tokens: 1, completion_tokens: 2 }
  const { fetch } = createFakeFetch(
    sse(chunk({ reasoning: 'Hm' }), chunk({ content: 'Hel' }), chunk({ content: 'lo' }), {
      ...STOP,
      usage,
      model: 'm',
    }),
  )
  expect(await read(new Mishalsgpt({ fetch }).createCompletion('gpt-3.5-turbo', HELLO, true))).toEqual({
    texts: ['Hel', 'lo'],
    result: { finishReason: 'stop', usage: { promptTokens: 1, completionTokens: 2 }, model: 'm' },
  })
})

test('without a stream the text comes all at once, even from a server that streams', async () => {
  const { fetch } = createFakeFetch(answer)
  const { texts } = await read(new Mishalsgpt({ fetch }).createCompletion('gpt-3.5-turbo', HELLO, false))
  expect(texts).toEqual(['Привет!'])
})

test('without a stream the text is kept, too, when the answer is cut', async () => {
  const { fetch } = createFakeFetch(sse(chunk({ content: 'Hel' }), chunk({ content: 'lo' })))
  const completion = new Mishalsgpt({ fetch }).createCompletion('gpt-3.5-turbo', HELLO, false)
  expect(await completion.next()).toEqual({ done: false, value: 'Hello' })
  await expect(completion.next()).rejects.toMatchObject({ kind: 'truncated' })
})

test('the body says whether to stream', async () => {
  expect(await bodyOf(true)).toMatchObject({ stream: true })
  expect(await bodyOf(false)).toMatchObject({ stream: false })
})

test('options go into the body unchanged', async () => {
  const options = {
    top_p: 0.1,
    max_tokens: 5,
    stop: ['\n'],
    logit_bias: { '50256': -100 },
    user: null,
    signal: 'x',
  }
  expect(await bodyOf(true, options)).toEqual({
    model: 'gpt-3.5-turbo',
    messages: HELLO,
    stream: true,
    temperature: 0.7,
    ...options,
  })
})

test.each([0, 1.5, null])('the temperature is 0.7 unless it is given: %j', async temperature => {
  expect(await bodyOf(true)).toMatchObject({ temperature: 0.7 })
  expect(await bodyOf(true, { temperature })).toMatchObject({ temperature })
})

test.each([{}, { key: '' }, { key: ' \n' }, { key: undefined }, { accessCode: '' }])(
  'without a key there is no Authorization header: %j',
  async options => {
    expect((await requestOf(options)).headers.has('authorization')).toBe(false)
  },
)

test.each([
  [{ key: 'sk-1' }, 'Bearer sk-1'],
  [{ key: ' sk-1\n' }, 'Bearer sk-1'],
  [{ accessCode: 'code' }, 'Bearer nk-code'],
  [{ accessCode: 'code', accessCodePrefix: 'ak-' } as const, 'Bearer ak-code'],
  [{ key: 'sk-1', accessCode: 'code' }, 'Bearer sk-1'],
])('%j is sent as %s', async (options, authorization) => {
  expect((await requestOf(options)).headers.get('authorization')).toBe(authorization)
})

test.each(['ключ', 'sk-\u0000', 'sk-1\nx: y'])(
  'a key that no header can carry is refused before it is sent: %j',
  async key => {
    const { fetch, requests } = createFakeFetch(answer)
    const { error } = await ask({ fetch, key })
    expect(error?.kind).toBe('unauthorized')
    expect(error).not.toHaveProperty('cause')
    expect(requests).toEqual([])
  },
)

test('nothing but the question and the key leaves the browser', async () => {
  const { url, init, headers } = await requestOf({ url: 'https://example.test/v1', key: 'sk-1' })
  expect(url).toBe('https://example.test/v1/chat/completions')
  expect([...headers.keys()]).toEqual(['authorization', 'content-type'])
  expect(init).toMatchObject({
    method: 'POST',
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  })
})

test('a key shows neither in the provider, nor in an error, nor in the words of a server that echoes it', async () => {
  const key = 'sk-very-secret'
  const echo = new Response(JSON.stringify({ error: { message: `Incorrect API key: ${key}` } }), {
    status: 401,
  })
  const { error } = await ask({ ...createFakeFetch(echo), key })
  expect(error?.serverWords).toBe('Incorrect API key: [key]')
  const provider = new Mishalsgpt({ key, accessCode: key })
  for (const shown of [JSON.stringify(provider), JSON.stringify(error), String(error), error?.stack]) {
    expect(shown).not.toContain(key)
  }
})

test('the platform’s fetch is called as the browser wants it', async () => {
  const { fetch } = globalThis
  onTestFinished(() => {
    globalThis.fetch = fetch
  })
  globalThis.fetch = async function (this: unknown) {
    if (this !== globalThis) throw new TypeError('Illegal invocation')
    return new Response(answer)
  }
  expect((await ask({})).text).toBe('Привет!')
})

test('a URL that is none is refused at once', () => {
  expect(() => new Mishalsgpt({ url: 'example.test' })).toThrow(TypeError)
})

test('an error is a ProviderError, with a name, a kind and a cause for the debugger', async () => {
  const cause = new TypeError('Failed to fetch')
  const { error } = await ask(createFakeFetch(cause))
  expect(error).toBeInstanceOf(ProviderError)
  expect(error).toMatchObject({ name: 'ProviderError', message: 'unreachable', cause })
})
