import { describe, expect, test } from 'vitest'
import { retryDelay } from '../../../lib/provider/retry.ts'
import { breakAfter } from './break-after.ts'
import { ask, askBody, chunk, createFakeFetch, STOP, sse } from './fake-server.ts'

const hello = chunk({ content: 'Hello' })
const error = { message: 'It broke', type: 'server_error' }

test('a question that a filter refuses is told as an answer that it ended', async () => {
  const body = JSON.stringify({ error: { message: 'Filtered', param: 'prompt', code: 'content_filter' } })
  expect((await askBody(body, 400)).error?.toFailure()).toEqual({
    kind: 'empty',
    status: 400,
    serverWords: 'Filtered',
    cut: 'content_filter',
  })
})

test.each(['insufficient_quota', 'billing_hard_limit_reached', 'insufficient_balance'])(
  'where nothing is left of the credit, a 429 is told as what it is, and is final: %s',
  async code => {
    const body = JSON.stringify({ error: { message: 'You exceeded your current quota', code } })
    const { error } = await askBody(body, 429)
    expect(error?.toFailure()).toMatchObject({ kind: 'unauthorized', status: 429, missing: 'credit' })
    expect(error && retryDelay(error, 1, Math.random)).toBeUndefined()
  },
)

test.each([
  [402, '{"error":{"message":"Pay"}}'],
  // The status that could not be sent any more.
  [200, '{"error":{"message":"Pay","code":402}}'],
])('credit that is wanted with %i is told as that', async (status, body) => {
  const { error } = await askBody(body, status)
  expect(error?.toFailure()).toMatchObject({ kind: 'unauthorized', status, missing: 'credit' })
})

test.each([403, 511])('a web page under %i is told as one, and is final', async status => {
  const body = '<!DOCTYPE html><html><body>Log in to the network</body></html>'
  const { error } = await askBody(body, status)
  expect(error?.toFailure()).toEqual({
    kind: 'malformed',
    status,
    serverWords: 'Log in to the network',
    page: true,
  })
  expect(error && retryDelay(error, 1, Math.random)).toBeUndefined()
})

test('a model that was retired is missing', async () => {
  const { error } = await askBody('{"error":{"message":"This model was retired"}}', 410)
  expect(error).toMatchObject({ kind: 'not-found', missing: 'model' })
})

describe('an error under a success', () => {
  test.each([
    ['a JSON string', '"upstream is down"', 'server', 'upstream is down'],
    ['an error object', JSON.stringify({ error }), 'server', 'It broke'],
    ["NextChat's own", '{"error":true,"msg":"wrong access code"}', 'server', 'wrong access code'],
    ['a list with an error, as Gemini sends it', JSON.stringify([{ error }]), 'server', 'It broke'],
    ['an error beside choices', JSON.stringify({ choices: [], error }), 'server', 'It broke'],
    ['text', 'Internal Server Error', 'malformed', 'Internal Server Error'],
    ['JSON that is none', '{malformed json', 'malformed', '{malformed json'],
    ['JSON of another kind', '{"object":"list","data":[]}', 'malformed', '{"object":"list","data":[]}'],
    ['a stream of broken JSON', sse('{"choices":[{', STOP), 'malformed', '{"choices":[{'],
  ])('%s', async (_form, body, kind, serverWords) => {
    expect((await askBody(body)).error?.toFailure()).toEqual({ kind, status: 200, serverWords })
  })

  test.each([
    '<!doctype html><head><title>Welcome</title></head><p>Log in</p>',
    '\n<html><body><form>Log in</form></body></html>',
    '<HTML>Log in',
  ])('a web page is told from other bodies that are no answer: %j', async body => {
    expect((await askBody(body)).error?.toFailure()).toEqual({
      kind: 'malformed',
      status: 200,
      serverWords: 'Log in',
      page: true,
    })
  })

  test.each([
    ['an error object as data', sse(hello, { error })],
    ['an error object followed by [DONE]', sse(hello, { error }, '[DONE]')],
    ['an error of vLLM', sse(hello, { object: 'error', message: 'It broke', code: 500 })],
    ['a field named error', `${sse(hello)}error: ${JSON.stringify(error)}\n\ndata: [DONE]\n\n`],
    ['a field named error, of text', `${sse(hello)}error: It broke\n\n`],
    ['an event named error', `${sse(hello)}event: error\ndata: ${JSON.stringify({ error })}\n\n`],
  ])('keeps the text that came before it in mid-stream: %s', async (_form, body) => {
    const { text, error } = await askBody(body)
    expect({ text, failure: error?.toFailure() }).toEqual({
      text: 'Hello',
      failure: { kind: 'server', status: 200, serverWords: 'It broke' },
    })
  })

  test.each([
    [{ code: 'context_length_exceeded' }, 'context-too-long'],
    [{ type: 'exceed_context_size_error', code: 400 }, 'context-too-long'],
    [{ code: 429 }, 'rate-limited'],
    [{ code: '429' }, 'rate-limited'],
    [{ type: 'insufficient_quota', code: null }, 'unauthorized'],
    [{ code: 'invalid_api_key' }, 'unauthorized'],
    [{ code: 'model_not_found' }, 'not-found'],
    [{ code: 502 }, 'server'],
    [{ code: 'chaos' }, 'server'],
    [{ code: 'constructor' }, 'server'],
  ])('is told by its code: %j', async (codes, kind) => {
    expect((await askBody(JSON.stringify({ error: { message: 'No', ...codes } }))).error?.kind).toBe(kind)
    expect((await askBody(sse({ error: { message: 'No', ...codes } }))).error?.kind).toBe(kind)
  })
})

describe('a status that says what went wrong', () => {
  test.each([
    [301, 'redirected'],
    [400, 'bad-request'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [407, 'unreachable'],
    [408, 'timeout'],
    [409, 'server'],
    [411, 'bad-request'],
    [413, 'context-too-long'],
    [418, 'bad-request'],
    [422, 'bad-request'],
    [429, 'rate-limited'],
    [500, 'server'],
    [503, 'server'],
    [529, 'server'],
  ])('%i is %s', async (status, kind) => {
    for (const body of [
      '{"error":{"message":"No"}}',
      '{"message":"No"}',
      '"No"',
      'No',
      '<p>No</p>',
      sse({ error: 'No' }),
    ]) {
      expect((await askBody(body, status)).error?.toFailure()).toEqual({ kind, status, serverWords: 'No' })
    }
  })

  test('304 sends nobody elsewhere, and has no body', async () => {
    expect((await askBody(null, 304)).error?.toFailure()).toEqual({ kind: 'malformed', status: 304 })
  })

  test.each([
    ['', 'path'],
    ['Not Found', 'path'],
    ['404 page not found', 'path'],
    ['<h1>404 Not Found</h1>', 'path'],
    ['{"detail":"Not Found"}', 'path'],
    ['{"error":{"code":"404","message":"Resource not found"}}', 'path'],
    ['{"error":{"message":"Unknown request URL: POST /v2","code":"unknown_url"}}', 'path'],
    ['{"error":{"message":"No","code":"model_not_found"}}', 'model'],
    ['{"error":{"message":"No such deployment","code":"DeploymentNotFound"}}', 'model'],
    ['{"object":"error","message":"No","param":"model","code":404}', 'model'],
    ['{"error":{"message":"asked-for is unknown here"}}', 'model'],
    ['{"error":"model \'x\' not found"}', 'model'],
    ['{"error":{"message":"No"}}', undefined],
  ])('404 with %j is about the %s', async (body, missing) => {
    expect((await askBody(body, 404)).error).toMatchObject({ kind: 'not-found', status: 404, missing })
  })

  test.each([
    // DeepSeek, Mistral, OpenRouter and LiteLLM.
    '{"error":{"message":"Model Not Exist","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}',
    '{"object":"error","message":"Invalid model: x","type":"invalid_model","param":null,"code":"1500"}',
    '{"error":{"message":"x is not a valid model ID","code":400}}',
    '{"error":{"message":"Invalid model name passed in model=x","type":"None","param":"None","code":"400"}}',
  ])('a model may be missing under status 400, too: %s', async body => {
    expect((await askBody(body, 400)).error).toMatchObject({
      kind: 'not-found',
      status: 400,
      missing: 'model',
    })
  })

  test('405 is what a web server says whose address is no service', async () => {
    const { error } = await askBody('<h1>405 Not Allowed</h1>', 405)
    expect(error).toMatchObject({ kind: 'not-found', status: 405, missing: 'path' })
  })

  test.each([
    [401, '{"error":{"type":"authentication_error","message":"CORS requests must set the header"}}'],
    [403, '{"error":"origin not allowed"}'],
    [403, 'Invalid Origin'],
    [500, '<pre>Error: Not allowed by CORS</pre>'],
  ])('a refused origin is told by its words, where a server says any: %i %s', async (status, body) => {
    expect((await askBody(body, status)).error).toMatchObject({ kind: 'origin-refused', status })
  })

  test.each([
    [400, "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens"],
    [400, 'prompt is too long: 200251 tokens > 200000 maximum'],
    [400, 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).'],
    [500, 'the request exceeds the available context size, try increasing it'],
  ])('a conversation that is too long is told by its words: %i %s', async (status, message) => {
    const { error } = await askBody(JSON.stringify({ error: { message } }), status)
    expect(error).toMatchObject({ kind: 'context-too-long', status })
  })

  test('403 without a word is how an origin is refused', async () => {
    expect((await askBody('', 403)).error).toMatchObject({ kind: 'origin-refused', status: 403 })
    expect((await askBody(null, 403)).error).toMatchObject({ kind: 'origin-refused', status: 403 })
  })

  test.each([
    ['context_length_exceeded', 400],
    ['exceed_context_size_error', 500],
  ])('a code is more exact than a status: %s', async (type, status) => {
    const body = JSON.stringify({ error: { type, message: 'Too long' } })
    expect((await askBody(body, status)).error).toMatchObject({ kind: 'context-too-long', status })
  })

  test.each([null, '', 'dat', '[]', '{}', 'null'])('%j as its body is no obstacle', async body => {
    expect((await askBody(body, 500)).error).toMatchObject({ kind: 'server', status: 500 })
  })

  test('a connection that breaks in its body is no obstacle', async () => {
    expect((await askBody(breakAfter('{"error":{"mess'), 429)).error).toMatchObject({ kind: 'rate-limited' })
  })
})

describe('a request that fails', () => {
  const failing = createFakeFetch(new TypeError('Failed to fetch'))

  test('is offline where the browser knows that it is, else unreachable', async () => {
    expect((await ask({ ...failing, isOnline: () => false })).error?.kind).toBe('offline')
    expect((await ask({ ...failing, isOnline: () => true })).error?.kind).toBe('unreachable')
    expect((await ask(failing)).error?.kind).toBe('unreachable')
  })

  test.each(['http://localhost:11434/v1', 'http://127.0.0.1:8080/v1', 'http://[::1]:1234/v1'])(
    'is never offline on this computer, where no network is needed: %s',
    async url => {
      const { error } = await ask({ ...failing, url, isOnline: () => false })
      expect(error?.kind).toBe('unreachable')
    },
  )

  test('has no status, and its cause does not travel', async () => {
    expect((await ask(failing)).error?.toFailure()).toEqual({ kind: 'unreachable' })
  })
})
