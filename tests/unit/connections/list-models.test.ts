import { describe, expect, test } from 'vitest'
import { listModels } from '../../../lib/connections/list-models.ts'
import { asking, closedPort, modelList, startServer } from './scripted-server.ts'

const TAGS = (...names: string[]) => ({
  models: names.map(name => ({ name, model: name, digest: 'abc', details: { family: 'llama' } })),
})

describe('a server', () => {
  test('is asked where its list is, with its credentials and nothing else', async () => {
    const server = await startServer({ 'GET /api/openai/v1/models': { json: modelList('gpt-4o') } })
    const credentials = { headers: { authorization: 'Bearer secret', 'x-more': '1' }, query: { code: 'abc' } }
    expect(
      await listModels(`${server.url}/api/openai/v1/models?api-version=1`, credentials, asking()),
    ).toEqual({
      status: 'listed',
      models: [{ id: 'gpt-4o' }],
    })
    expect(server.visits[0]).toMatchObject({
      what: 'GET /api/openai/v1/models?api-version=1&code=abc',
      headers: { authorization: 'Bearer secret', 'x-more': '1' },
      body: '',
    })
    expect(server.visits[0]?.headers).not.toHaveProperty('cookie')
  })

  test('of Anthropic is given the key where it looks for it', async () => {
    const server = await startServer({
      '*': { json: { data: [{ type: 'model', id: 'claude-sonnet-4-5' }] } },
    })
    const headers = { authorization: 'Bearer secret', 'anthropic-version': '2023-06-01' }
    const listing = await listModels(`${server.url}/models`, { headers }, asking())
    expect(listing).toEqual({ status: 'listed', models: [{ id: 'claude-sonnet-4-5' }] })
    expect(server.visits.map(({ headers }) => headers['x-api-key'])).toEqual(['secret'])
  })

  test.each([
    ['wants-key', { json: { error: { message: 'Incorrect API key' } }, status: 401 }],
    ['wants-key', { json: { detail: 'Forbidden' }, status: 403 }],
    ['wants-key', { json: { error: { type: 'authentication_error' } }, status: 400 }],
    ['wants-key', { json: { error: { code: 'invalid_api_key' } }, status: 200 }],
    ['refuses-origin', { text: '', status: 403 }],
    ['nothing', { text: '404 page not found', status: 404 }],
    ['nothing', { text: '<h1>Not Found</h1>', status: 404 }],
    ['nothing', { json: { status: 'ok' } }],
    ['nothing', { text: 'data: {}\n\n' }],
    ['web-page', { text: '<!doctype html><title>Sign in</title>' }],
    ['web-page', { text: '<html>401</html>', status: 401 }],
    ['busy', { text: '<html>502 Bad Gateway</html>', status: 502 }],
    ['busy', { json: { error: 'slow down' }, status: 429 }],
    ['nothing', { text: '', status: 304 }],
    ['redirected', { text: '', status: 302, headers: { location: 'https://elsewhere.example/' } }],
  ])('that has no list for us says why: %s', async (cause, answer) => {
    const server = await startServer({ '*': answer })
    const credentials = { headers: { authorization: 'Bearer secret' } }
    expect(await listModels(`${server.url}/models`, credentials, asking())).toEqual({
      status: 'failed',
      cause,
    })
  })

  test('that sends us elsewhere is not followed, and nobody else sees the key', async () => {
    const other = await startServer({ '*': { json: modelList('a') } })
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await startServer({
        '*': { text: '', status, headers: { location: `${other.url}/models` } },
      })
      expect(
        await listModels(`${server.url}/models`, { headers: { 'api-key': 'secret' } }, asking()),
      ).toEqual({
        status: 'failed',
        cause: 'redirected',
      })
    }
    expect(other.visits).toEqual([])
  })

  test('that is not there, or says nothing, is told from one that is', async () => {
    const closed = `http://127.0.0.1:${await closedPort()}/models`
    expect(await listModels(closed, {}, asking())).toEqual({ status: 'failed', cause: 'unreachable' })
    const silent = await startServer({ '*': () => {} })
    expect(await listModels(`${silent.url}/models`, {}, { ...asking(), timeout: 50 })).toEqual({
      status: 'failed',
      cause: 'timeout',
    })
  })

  test('that sends without end is left', async () => {
    const server = await startServer({
      '*': (_, response) => {
        const more = () => {
          while (response.write(' '.repeat(65_536)));
        }
        response.on('drain', more)
        more()
      },
    })
    expect(await listModels(`${server.url}/models`, {}, asking())).toEqual({
      status: 'failed',
      cause: 'nothing',
    })
  })

  test('is given a key that cannot be sent by nobody, and no error quotes it', async () => {
    const server = await startServer({ '*': { json: modelList('a') } })
    const headers = { authorization: 'Bearer ключ' }
    expect(await listModels(`${server.url}/models`, { headers }, asking())).toEqual({
      status: 'failed',
      cause: 'unreachable',
    })
    expect(server.visits).toEqual([])
  })
})

describe('Ollama', () => {
  test('tells in its own way how much its models read, and whether they see', async () => {
    const shown: Record<string, unknown> = {
      'llama3.2:3b': { capabilities: ['completion'], model_info: { 'llama.context_length': 131_072 } },
      'llava:7b': {
        capabilities: ['completion', 'vision'],
        parameters: 'stop "</s>"\nnum_ctx                        8192',
        model_info: { 'llama.context_length': 32_768 },
      },
      'all-minilm:22m': { capabilities: ['embedding'] },
      'loaded:1b': { model_info: { 'gemma3.context_length': 32_768 } },
      'small:1b': { model_info: { 'gpt2.context_length': 2_048 } },
    }
    const names = Object.keys(shown)
    const server = await startServer({
      'GET /v1/models': { json: modelList(...names) },
      'GET /api/tags': { json: TAGS(...names) },
      'GET /api/ps': {
        json: { models: [{ name: 'loaded:1b', model: 'loaded:1b', context_length: 16_384 }] },
      },
      'POST /api/show': (_, response, body) => response.end(JSON.stringify(shown[JSON.parse(body).model])),
    })
    expect(await listModels(`${server.url}/v1/models`, {}, asking())).toEqual({
      status: 'listed',
      models: [
        // It could take more, and is mostly given this much once it is loaded.
        { id: 'llama3.2:3b', contextWindow: 4_096, assumed: true, images: false },
        { id: 'llava:7b', contextWindow: 8_192, images: true },
        { id: 'loaded:1b', contextWindow: 16_384 },
        { id: 'small:1b', contextWindow: 2_048 },
      ],
    })
    expect(server.visits.filter(({ what }) => what === 'POST /api/show')).toHaveLength(names.length)
  })

  test('whose list tells how much a model reads is believed', async () => {
    const server = await startServer({
      'GET /v1/models': { json: { object: 'list', data: [{ id: 'a', max_model_len: 16_384 }, { id: 'b' }] } },
      'GET /api/tags': { json: TAGS('a', 'b') },
      'POST /api/show': { json: { model_info: { 'llama.context_length': 131_072 } } },
    })
    expect(await listModels(`${server.url}/v1/models`, {}, asking())).toEqual({
      status: 'listed',
      models: [
        { id: 'a', contextWindow: 16_384 },
        { id: 'b', contextWindow: 4_096, assumed: true },
      ],
    })
  })

  test('of a time before it spoke as OpenAI does is listed as well', async () => {
    const server = await startServer({
      'GET /api/tags': { json: TAGS('llama2') },
      'POST /api/show': { text: 'not found', status: 404 },
    })
    expect(await listModels(`${server.url}/v1/models`, {}, asking())).toEqual({
      status: 'listed',
      models: [{ id: 'llama2' }],
    })
  })

  test('that refuses our origin is listed all the same', async () => {
    const server = await startServer({
      'GET /v1/models': { json: modelList('llama2') },
      'GET /api/tags': { json: TAGS('llama2') },
      'POST /api/show': { text: '', status: 403 },
    })
    expect(await listModels(`${server.url}/v1/models`, {}, asking())).toEqual({
      status: 'listed',
      models: [{ id: 'llama2' }],
    })
  })
})

test('LM Studio tells in its own way how much its models read', async () => {
  const server = await startServer({
    'GET /v1/models': { json: modelList('qwen', 'embed') },
    'GET /api/v0/models': {
      json: {
        object: 'list',
        data: [
          { id: 'qwen', type: 'llm', max_context_length: 32_768 },
          { id: 'embed', type: 'embeddings', max_context_length: 2_048 },
        ],
      },
    },
    // What it says to everything it does not know.
    '*': { json: { error: 'Unexpected endpoint or method. (GET /api/tags)' } },
  })
  expect(await listModels(`${server.url}/v1/models`, {}, asking())).toEqual({
    status: 'listed',
    models: [{ id: 'qwen', contextWindow: 32_768, images: false }],
  })
})

test('a server that tells everything in its list is asked for nothing else', async () => {
  const server = await startServer({
    'GET /v1/models': { json: { object: 'list', data: [{ id: 'a', max_model_len: 4_096 }] } },
  })
  await listModels(`${server.url}/v1/models`, {}, asking())
  expect(server.visits.map(({ what }) => what)).toEqual(['GET /v1/models'])
})
