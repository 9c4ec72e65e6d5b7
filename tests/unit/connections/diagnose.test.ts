import { describe, expect, test } from 'vitest'
import type { Asked } from '../../../lib/connections/diagnose-answer.ts'
import { DIAGNOSIS_STEPS } from '../../../lib/model/diagnosis.ts'
import { list, refusal, run } from './run-diagnosis.ts'
import { closedPort, modelList, startServer } from './scripted-server.ts'

/** As a browser that lets us read nothing there: whoever asks so as to read fails. */
const unreadable: typeof fetch = async (input, init) => {
  if (init?.mode !== 'no-cors') throw new TypeError('Failed to fetch')
  return fetch(input, { ...init, mode: 'cors' })
}

test('a connection that works passes every step, in their order', async () => {
  const server = await startServer(list)
  const { steps, names, failed } = await run(`${server.url}/v1`, { key: 'secret' })
  expect(names).toEqual(DIAGNOSIS_STEPS)
  // On this computer no network is needed.
  expect(steps).toBe('-++++++++')
  expect(failed).toBeUndefined()
})

test('without a permission it may work as well', async () => {
  const server = await startServer(list)
  expect((await run(`${server.url}/v1`, { hasOrigin: async () => false })).steps).toBe('--+++++++')
})

test('without a network, nobody is asked', async () => {
  let requests = 0
  const { steps, failed } = await run('https://gateway.example/v1', {
    isOnline: () => false,
    fetch: async () => {
      requests++
      return new Response()
    },
  })
  expect(steps).toBe('!--------')
  expect(failed).toMatchObject({ cause: 'offline', remedy: { do: 'go-online' } })
  expect(requests).toBe(0)
})

describe('a server', () => {
  test('that is not there, elsewhere, is opened in a tab, where the browser says more', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    const { steps, failed } = await run('https://gateway.example/v1', { fetch })
    expect(steps).toBe('++!------')
    expect(failed).toMatchObject({
      cause: 'unreachable',
      remedy: { do: 'open', url: 'https://gateway.example/v1/models' },
    })
  })

  test('that is not there, on this computer, is to be started', async () => {
    const port = await closedPort()
    const { steps, failed } = await run(`http://127.0.0.1:${port}/v1`)
    expect(steps).toBe('-+!------')
    const url = `http://127.0.0.1:${port}/v1/models`
    expect(failed).toMatchObject({ cause: 'unreachable', remedy: { do: 'start-server', port, url } })
  })

  test.each([
    ['https://localhost/v1', 443],
    ['http://localhost/v1', 80],
    ['http://127.0.0.1:0/v1', 0],
  ])('that is not there is named by its port: %s, %d', async (url, port) => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    expect((await run(url, { fetch })).failed).toMatchObject({ remedy: { do: 'start-server', port } })
  })

  test('that other origins may not read needs the permission', async () => {
    const server = await startServer(list)
    const { steps, failed } = await run(`${server.url}/v1`, {
      fetch: unreadable,
      hasOrigin: async () => false,
    })
    expect(steps).toBe('--+!-----')
    expect(failed).toMatchObject({ cause: 'no-permission', remedy: { do: 'grant', origin: server.url } })
  })

  test('that may be read without a key and not with one needs the permission', async () => {
    const server = await startServer(list)
    const preflighted: typeof fetch = async (input, init) => {
      if (new Headers(init?.headers).has('authorization')) throw new TypeError('Failed to fetch')
      return fetch(input, init)
    }
    const { failed } = await run(`${server.url}/v1`, {
      key: 'k',
      fetch: preflighted,
      hasOrigin: async () => false,
    })
    expect(failed).toMatchObject({ step: 'cors', cause: 'no-permission' })
  })

  test('that stays unreadable with the permission is opened in a tab', async () => {
    const server = await startServer()
    const { failed } = await run(`${server.url}/v1`, {
      fetch: (input, init) => (String(input).endsWith('/models') ? unreadable : fetch)(input, init),
    })
    expect(failed).toMatchObject({ step: 'cors', cause: 'unreadable', remedy: { do: 'open' } })
  })

  test('that refuses extensions is to be told of us', async () => {
    const lists = await startServer({ ...list, 'POST /v1/models': { text: '', status: 403 } })
    const blind = await startServer({ '*': { text: '', status: 403 } })
    for (const { url } of [lists, blind]) {
      const { steps, failed } = await run(`${url}/v1`)
      expect(steps).toBe('-++!-----')
      expect(failed).toMatchObject({ cause: 'origin-refused', remedy: { do: 'allow-origin', origin: url } })
    }
  })

  test('that refuses extensions needs the permission where our origin is to be dropped, and then a question tells', async () => {
    const { url } = await startServer({ ...list, 'POST /v1/models': { text: '', status: 403 } })
    const dropOrigin = true
    const { failed } = await run(`${url}/v1`, { dropOrigin, hasOrigin: async () => false })
    expect(failed).toMatchObject({
      step: 'cors',
      cause: 'no-permission',
      remedy: { do: 'grant', origin: url },
    })
    expect((await run(`${url}/v1`, { dropOrigin })).failed).toBeUndefined()
  })

  test('that sends us elsewhere is opened in a tab, and the key goes nowhere else', async () => {
    const other = await startServer({ '*': { json: modelList('a') } })
    const headers = { location: `${other.url}/v1/models` }
    const server = await startServer({ '*': { text: '', status: 308, headers } })
    const { steps, failed } = await run(`${server.url}/v1`, { key: 'secret' })
    expect(steps).toBe('-+++!----')
    expect(failed).toMatchObject({ cause: 'redirected', remedy: { do: 'open' } })
    expect(other.visits).toEqual([])
  })

  test('that sends only strangers elsewhere is none of these', async () => {
    const server = await startServer({
      'GET /v1/models': ({ headers }, response) => {
        if (headers.authorization) response.end(JSON.stringify(modelList('a')))
        else response.writeHead(302, { location: '/login' }).end()
      },
    })
    expect((await run(`${server.url}/v1`, { key: 'secret' })).failed).toBeUndefined()
  })

  test('whose interface stands elsewhere is found there', async () => {
    const server = await startServer({ 'GET /api/v1/models': { json: modelList('a') } })
    const { steps, failed } = await run(`${server.url}/v1`)
    expect(steps).toBe('-++++!---')
    expect(failed).toMatchObject({
      cause: 'other-path',
      remedy: { do: 'use-url', url: `${server.url}/api/v1` },
    })
  })

  test.each([
    ['no-api', { text: 'not found', status: 404 }, { kind: 'not-found', status: 404 } as const],
    ['web-page', { text: '<!doctype html>' }, { kind: 'malformed', status: 200 } as const],
  ])('without an interface is told by a question: %s', async (cause, answer, failure) => {
    const server = await startServer({ '*': answer })
    const { steps, failed } = await run(`${server.url}/v1`, { failure })
    expect(steps).toBe('-++++!---')
    expect(failed).toMatchObject({ cause, remedy: { do: 'check-url' }, failure })
  })

  test('that lists no models and answers is in order', async () => {
    const server = await startServer()
    expect((await run(`${server.url}/v1`)).steps).toBe('-++++++++')
  })

  test('that says nothing for a moment is asked all the same', async () => {
    const server = await startServer({ 'GET /v1/models': () => {}, '*': { text: '' } })
    expect((await run(`${server.url}/v1`, { timeout: 50 })).steps).toBe('-++--++++')
  })

  test('that says nothing at all, on this computer, is asked: it may be busy with another answer', async () => {
    const { url } = await startServer({ '*': () => {} })
    expect((await run(`${url}/v1`, { timeout: 50 })).steps).toBe('-++--++++')
  })

  test('that says nothing at all, elsewhere, is not reached', async () => {
    const fetch: typeof globalThis.fetch = (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('Aborted'))))
    const { steps, failed } = await run('https://gateway.example/v1', { fetch, timeout: 50 })
    expect(steps).toBe('++!------')
    expect(failed).toMatchObject({ cause: 'unreachable', remedy: { do: 'open' } })
  })
})

test('before a model is chosen nothing is asked, and those that there are are named', async () => {
  const ask = async (): Promise<Asked> => {
    throw new Error('Nothing to ask')
  }
  const server = await startServer(list)
  const listed = await run(`${server.url}/v1`, { model: '', ask })
  expect(listed.steps).toBe('-+++++-!-')
  expect(listed.failed).toMatchObject({
    cause: 'model-missing',
    remedy: { do: 'choose-model', models: ['a'] },
  })
  const silent = await startServer()
  const unlisted = await run(`${silent.url}/v1`, { model: '', ask })
  expect(unlisted.failed).toMatchObject({ remedy: { do: 'choose-model', models: [] } })
  const locked = await startServer({ 'GET /v1/models': refusal })
  const refused = await run(`${locked.url}/v1`, { model: '', key: 'wrong', ask })
  expect(refused.failed).toMatchObject({ step: 'key', cause: 'key-refused' })
})

test('no probe has a body, and none but those that must have the key do', async () => {
  const server = await startServer({ 'GET /v1/models': refusal, '*': { text: '', status: 404 } })
  await run(`${server.url}/v1`, { key: 'secret' })
  expect(server.visits.map(({ what, headers, body }) => [what, headers.authorization, body])).toEqual([
    ['GET /v1/models', undefined, ''],
    ['GET /v1/models', 'Bearer secret', ''],
  ])
})

test('what is broken off says nothing more', async () => {
  const server = await startServer({ '*': () => {} })
  const stop = new AbortController()
  const running = run(`${server.url}/v1`, { signal: stop.signal })
  await expect.poll(() => server.visits.length).toBeGreaterThan(0)
  stop.abort()
  expect((await running).names).toEqual(['online', 'permission'])
})
