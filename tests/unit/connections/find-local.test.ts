import { describe, expect, test } from 'vitest'
import { findLocal } from '../../../lib/connections/find-local.ts'
import { TEMPLATES } from '../../../lib/connections/templates.ts'
import type { KnownService } from '../../../lib/model/template.ts'
import { asking, closedPort, modelList, startServer } from './scripted-server.ts'

/** A row of the table whose server listens elsewhere, for no test may count on a port. */
function at(port: number, id = 'ollama'): KnownService {
  const row = TEMPLATES.find(template => template.id === id)
  if (!row) throw new Error(`No template ${id}`)
  return { ...row, port, url: `http://127.0.0.1:${port}/v1` }
}

const find = (...templates: KnownService[]) => findLocal({ ...asking(), templates })

test('all that answer are found, with their models, in the order of the table', async () => {
  const slow = await startServer({
    'GET /v1/models': (_, response) =>
      void setTimeout(() => response.end(JSON.stringify(modelList('llama3.2:3b', 'qwen3'))), 100),
  })
  const quick = await startServer({ 'GET /v1/models': { json: modelList('local') } })
  const templates = [at(slow.port), at(await closedPort(), 'vllm'), at(quick.port, 'lm-studio')]
  expect(await find(...templates)).toEqual([
    {
      template: 'ollama',
      name: 'Ollama',
      url: `${slow.url}/v1`,
      state: 'ready',
      models: [{ id: 'llama3.2:3b' }, { id: 'qwen3' }],
    },
    {
      template: 'lm-studio',
      name: 'LM Studio',
      url: `${quick.url}/v1`,
      state: 'ready',
      models: [{ id: 'local' }],
    },
  ])
})

test('each is asked at the port that it has by itself, on this computer alone, all at once', async () => {
  const asked: string[] = []
  let pending = 0
  let most = 0
  await findLocal({
    signal: new AbortController().signal,
    fetch: async input => {
      asked.push(String(input))
      most = Math.max(most, ++pending)
      await Promise.resolve()
      pending--
      throw new TypeError('Failed to fetch')
    },
  })
  const ports = [11434, 1234, 8080, 8000, 1337, 5001, 4000]
  expect(asked).toEqual(ports.map(port => `http://127.0.0.1:${port}/v1/models`))
  expect(most).toBe(ports.length)
})

describe('a server that answers', () => {
  test('without a model is found', async () => {
    const server = await startServer({ 'GET /v1/models': { json: { object: 'list', data: null } } })
    expect(await find(at(server.port))).toMatchObject([{ state: 'ready', models: [] }])
  })

  test('but refuses extensions is found, and that is said', async () => {
    // A browser with a permission names our origin with a POST alone; without, with every request.
    const sees = await startServer({
      'GET /v1/models': { json: modelList('a') },
      'POST /v1/models': { text: '', status: 403 },
    })
    expect(await find(at(sees.port))).toMatchObject([{ state: 'refuses-origin', models: [{ id: 'a' }] }])
    const blind = await startServer({ '*': { text: '', status: 403 } })
    expect(await find(at(blind.port))).toMatchObject([{ state: 'refuses-origin', models: [] }])
  })

  test('and wants a key is found, and that is said', async () => {
    const server = await startServer({
      '*': { json: { error: { message: 'Invalid API Key' } }, status: 401 },
    })
    expect(await find(at(server.port, 'llama-cpp'))).toMatchObject([{ state: 'wants-key', models: [] }])
  })

  test.each([
    ['a page', { text: '<!doctype html><title>Vite</title>' }],
    ['a page behind a name and a password', { text: '<html>401</html>', status: 401 }],
    ['JSON of its own', { json: { status: 'ok' } }],
    ['JSON that looks nearly like it', { json: { data: [{ id: 'a', title: 'A post' }] } }],
    ['an empty list', { json: [] }],
    ['an error', { text: 'Cannot GET /v1/models', status: 404 }],
    ['an empty refusal, as Spring has it', { text: '', status: 403 }],
    ['a redirect', { text: '', status: 302, headers: { location: '/login' } }],
    ['a fault', { text: '', status: 500 }],
  ])('with %s is no model server', async (_, answer) => {
    const server = await startServer({ '*': answer })
    expect(await find(at(server.port, 'vllm'))).toEqual([])
  })
})

test('nobody is waited for longer than a moment', async () => {
  const silent = await startServer({ '*': () => {} })
  const halfway = await startServer({ 'GET /v1/models': { json: modelList('a') }, '*': () => {} })
  const templates = [at(silent.port), at(halfway.port)]
  const began = performance.now()
  expect(await findLocal({ ...asking(), templates, timeout: 300 })).toMatchObject([
    { url: `${halfway.url}/v1`, state: 'ready' },
  ])
  expect(performance.now() - began).toBeLessThan(1_500)
})
