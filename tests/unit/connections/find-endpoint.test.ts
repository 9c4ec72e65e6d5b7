import { describe, expect, test } from 'vitest'
import { findEndpoint } from '../../../lib/connections/find-endpoint.ts'
import {
  asking,
  closedPort,
  modelList,
  type Route,
  type ScriptedServer,
  startServer,
} from './scripted-server.ts'

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

test('nobody but the server that was given is asked, and nothing secret is sent', async () => {
  const other = await startServer({ '*': list })
  const headers = { location: `${other.url}/v1/models` }
  const server = await startServer({ '*': { text: '', status: 307, headers } })
  await findEndpoint(`${server.url}/x?api-version=1`, { ...key, query: { code: 'c' } }, asking())
  expect(other.visits).toEqual([])
  expect(server.visits.length).toBeGreaterThan(5)
  for (const { what, headers, body } of server.visits) {
    expect(what).toMatch(/^GET \/[\w/]*\/models\?api-version=1$|^GET \/models\?api-version=1$/)
    expect(headers.authorization).toBeUndefined()
    expect(body).toBe('')
  }
})

describe('the key goes', () => {
  /** The paths that heard it, whatever else they are asked. */
  const keyed = ({ visits }: ScriptedServer) =>
    visits.filter(({ headers }) => headers.authorization).map(({ what }) => what.slice('GET '.length))

  /** Where a key is wanted, and one that is good for `listed`. */
  const gate: (listed: string, right?: string) => Route =
    (listed, right = 'Bearer secret') =>
    ({ url, headers }, response) => {
      const status = headers.authorization !== right ? 401 : url === listed ? 200 : 404
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(status === 200 ? modelList('a') : { error: {} }))
    }

  test('nowhere where nobody asks for it', async () => {
    const server = await startServer({ '*': { text: 'not found', status: 404 } })
    await findEndpoint(`${server.url}/gw/x`, key, asking())
    expect(server.visits.length).toBeGreaterThan(20)
    expect(keyed(server)).toEqual([])
  })

  test('to the one place where it is asked for', async () => {
    const server = await startServer({ 'GET /api/v1/models': gate('/api/v1/models') })
    const url = `${server.url}/api/v1`
    expect(await findEndpoint(server.url, key, asking())).toEqual({ status: 'found', url, models })
    expect(keyed(server)).toEqual(['/api/v1/models'])
  })

  test('on where it was taken, and nothing stands there, and no further than where it is refused', async () => {
    const server = await startServer({ '*': gate('/openai/v1/models') })
    const url = `${server.url}/openai/v1`
    expect(await findEndpoint(server.url, key, asking())).toEqual({ status: 'found', url, models })
    expect(keyed(server)).toEqual(['/v1/models', '/api/v1/models', '/openai/v1/models'])
    const other = await startServer({ '*': gate('/openai/v1/models', 'Bearer other') })
    expect(await findEndpoint(other.url, key, asking())).toMatchObject({ status: 'wants-key' })
    expect(keyed(other)).toEqual(['/v1/models'])
  })

  test('to nobody beside the address that was given', async () => {
    const server = await startServer({ '*': gate('/v1/models') })
    await findEndpoint(`${server.url}/team-a/v1`, key, asking())
    expect([...new Set(keyed(server))]).toEqual(['/team-a/v1/models', '/team-a/v1/chat/completions'])
    const open = await startServer({ '*': gate('/v1/models') })
    await findEndpoint(`${open.url}/team-a`, key, asking())
    expect(keyed(open).length).toBeGreaterThan(3)
    for (const path of keyed(open)) expect(path).toMatch(/^\/team-a\//)
  })

  test('where the endpoint for questions is all that there is', async () => {
    const server = await startServer({
      'GET /v1/models': gate(''),
      'GET /v1/chat/completions': ({ headers }, response) =>
        response.writeHead(headers.authorization === 'Bearer secret' ? 405 : 401).end(),
    })
    const url = `${server.url}/v1`
    expect(await findEndpoint(url, key, asking())).toEqual({ status: 'unlisted', url })
  })
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
