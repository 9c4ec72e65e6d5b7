import { describe, expect, test } from 'vitest'
import { findEndpoint } from '../../../lib/connections/find-endpoint.ts'
import { asking, closedPort, modelList, startServer } from './scripted-server.ts'

const list = { json: modelList('a') }
const models = [{ id: 'a' }]
const key = { headers: { authorization: 'Bearer secret' } }
const refusal = { json: { error: { message: 'No API key' } }, status: 401 }

describe('the interface of a server', () => {
  test.each([
    ['/v1', '', '/v1'],
    ['/api/v1', '', '/api/v1'],
    ['/openai/v1', '', '/openai/v1'],
    ['/api/openai/v1', '', '/api/openai/v1'],
    ['/v1beta/openai', '', '/v1beta/openai'],
    // Without a version it would be taken for a website’s address.
    ['/api', '', '/api/chat/completions'],
    ['', '', '/chat/completions'],
    ['/proxy/v1', '/proxy', '/proxy/v1'],
    ['/proxy/v1', '/proxy/v1/', '/proxy/v1'],
    ['/inference', '/inference/chat/completions', '/inference/chat/completions'],
    // What was given leads nowhere.
    ['/api/v1', '/v1', '/api/v1'],
    ['/v1', '/v2/chat/completions', '/v1'],
    ['/v1', '/docs/index.html', '/v1'],
  ])('at %j is found from %j', async (base, given, kept) => {
    const server = await startServer({ [`GET ${base}/models`]: list })
    expect(await findEndpoint(server.url + given, key, asking())).toEqual({
      status: 'found',
      url: server.url + kept,
      models,
    })
  })

  test('at the address that was given wins over all others', async () => {
    const server = await startServer({ 'GET /v1/models': list, 'GET /api/openai/v1/models': list })
    expect(await findEndpoint(`${server.url}/api/openai/v1`, key, asking())).toMatchObject({
      url: `${server.url}/api/openai/v1`,
    })
    expect(await findEndpoint(server.url, key, asking())).toMatchObject({ url: `${server.url}/v1` })
  })

  test('of an Azure deployment is the address as it was given', async () => {
    const server = await startServer({ 'GET /openai/models': list })
    const url = `${server.url}/openai/deployments/mine/chat/completions?api-version=2024-10-21`
    expect(await findEndpoint(url, { headers: { 'api-key': 'secret' } }, asking())).toEqual({
      status: 'found',
      url,
      models,
    })
    expect(server.visits[0]?.what).toBe('GET /openai/models?api-version=2024-10-21')
  })

  test('that wants a key is one', async () => {
    const server = await startServer({ 'GET /api/v1/models': refusal })
    const url = `${server.url}/api/v1`
    expect(await findEndpoint(server.url, {}, asking())).toEqual({ status: 'wants-key', url })
  })

  test('is not where a gateway refuses everybody, if it is found elsewhere', async () => {
    const server = await startServer({ 'GET /openai/v1/models': list, '*': refusal })
    expect(await findEndpoint(server.url, key, asking())).toMatchObject({ url: `${server.url}/openai/v1` })
  })

  test('is not what only looks like a list, if there is one that says it is', async () => {
    const cars = { json: { models: [{ name: 'Corolla' }] } }
    const server = await startServer({ 'GET /v1/models': cars, 'GET /api/v1/models': list })
    expect(await findEndpoint(server.url, {}, asking())).toMatchObject({ url: `${server.url}/api/v1` })
    const loose = await startServer({ 'GET /v1/models': { json: { data: [{ id: 'a' }] } } })
    expect(await findEndpoint(loose.url, {}, asking())).toEqual({
      status: 'found',
      url: `${loose.url}/v1`,
      models,
    })
  })

  test('that lists no models is told by its endpoint for questions', async () => {
    const server = await startServer({ 'GET /openai/v1/chat/completions': { text: '', status: 405 } })
    const url = `${server.url}/openai/v1`
    expect(await findEndpoint(server.url, {}, asking())).toEqual({ status: 'unlisted', url })
    const closed = await startServer({ 'GET /v1/chat/completions': refusal })
    expect(await findEndpoint(closed.url, {}, asking())).toEqual({
      status: 'wants-key',
      url: `${closed.url}/v1`,
    })
  })

  test('that refuses extensions is one', async () => {
    const server = await startServer({ '*': { text: '', status: 403 } })
    const url = `${server.url}/v1`
    expect(await findEndpoint(server.url, {}, asking())).toEqual({ status: 'refuses-origin', url })
  })
})

describe('where there is none', () => {
  test.each([
    ['web-page', { text: '<!doctype html>' }],
    ['nothing', { text: 'not found', status: 404 }],
    ['busy', { text: 'Bad Gateway', status: 502 }],
    ['redirected', { text: '', status: 301, headers: { location: 'https://elsewhere.example' } }],
  ])('it is said what is there instead: %s', async (cause, answer) => {
    const server = await startServer({ '*': answer })
    expect(await findEndpoint(server.url, key, asking())).toEqual({ status: 'missing', cause })
  })

  test('because nobody is there, or nobody answers, that is said in time', async () => {
    const closed = `http://127.0.0.1:${await closedPort()}`
    expect(await findEndpoint(closed, key, asking())).toEqual({ status: 'missing', cause: 'unreachable' })
    const silent = await startServer({ '*': () => {} })
    expect(await findEndpoint(silent.url, key, { ...asking(), timeout: 100 })).toEqual({
      status: 'missing',
      cause: 'timeout',
    })
  })
})

test('nobody but the server that was given is asked, and nothing is sent but the credentials', async () => {
  const other = await startServer({ '*': list })
  const headers = { location: `${other.url}/v1/models` }
  const server = await startServer({ '*': { text: '', status: 307, headers } })
  await findEndpoint(`${server.url}/x?api-version=1`, { ...key, query: { code: 'c' } }, asking())
  expect(other.visits).toEqual([])
  expect(server.visits.length).toBeGreaterThan(5)
  for (const { what, headers, body } of server.visits) {
    expect(what).toMatch(/^GET \/[\w/]*\/models\?api-version=1&code=c$|^GET \/models\?api-version=1&code=c$/)
    expect(headers.authorization).toBe('Bearer secret')
    expect(body).toBe('')
  }
})

test('once found, the others are no longer waited for', async () => {
  const left: string[] = []
  const server = await startServer({
    'GET /v1/models': list,
    '*': (request, response) => void response.on('close', () => left.push(request.url ?? '')),
  })
  expect(await findEndpoint(server.url, {}, asking())).toMatchObject({ status: 'found' })
  await expect.poll(() => left.length).toBeGreaterThan(3)
})

test('whoever asked can stop asking', async () => {
  const server = await startServer({ '*': () => {} })
  const stop = new AbortController()
  const finding = findEndpoint(server.url, {}, { fetch, signal: stop.signal })
  await expect.poll(() => server.visits.length).toBeGreaterThan(0)
  stop.abort()
  expect(await finding).toEqual({ status: 'missing', cause: 'timeout' })
})
