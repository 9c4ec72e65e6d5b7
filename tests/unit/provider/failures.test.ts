import { describe, expect, test } from 'vitest'
import { ask, askBody, chunk, createFakeFetch, STOP, sse } from './fake-server.ts'

const hello = chunk({ content: 'Hello' })
const error = { message: 'It broke', type: 'server_error' }

describe('an answer that is not complete', () => {
  test.each([
    ['ends without a word', sse(hello)],
    ['ends in the middle of an event', sse(hello) + sse(STOP).slice(0, 30)],
    ['ends in the middle of a line', `${sse(hello)}dat`],
    ['ends with a finish reason nobody knows', sse(hello, chunk({}, { finish_reason: 'bored' }))],
  ])('is truncated, and its text kept, when the stream %s', async (_how, body) => {
    const { text, error } = await askBody(body)
    expect({ text, failure: error?.toFailure() }).toEqual({
      text: 'Hello',
      failure: { kind: 'truncated', status: 200 },
    })
  })

  test.each([
    ['stream', sse(hello)],
    ['JSON', '{"choices":[{"message":{"content":"Hel'],
    ['text', 'Hel'],
    ['nothing', ''],
  ])('is truncated when the connection breaks: %s', async (_form, body) => {
    expect((await askBody(breakAfter(body))).error).toMatchObject({ kind: 'truncated' })
  })

  test('is complete all the same when the connection breaks after the finish reason', async () => {
    const { error, events } = await askBody(breakAfter(sse(hello, STOP)))
    expect(error).toBeUndefined()
    expect(events.at(-1)).toMatchObject({ type: 'finish', finishReason: 'stop' })
  })

  test.each([
    ['stream of nothing', sse(chunk({ role: 'assistant', content: '' }), STOP, '[DONE]'), undefined],
    ['[DONE] alone', sse('[DONE]'), undefined],
    ['JSON without text', '{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}', undefined],
    ['JSON without choices', '{"choices":[]}', undefined],
    ['body of no bytes', '', undefined],
    ['filter', sse(chunk({}, { finish_reason: 'content_filter' })), 'finish_reason: content_filter'],
  ])('is empty when it says that it is complete: %s', async (_form, body, serverWords) => {
    expect((await askBody(body)).error).toMatchObject({ kind: 'empty', status: 200, serverWords })
  })
})

describe('an error under a success', () => {
  test.each([
    ['a JSON string', '"upstream is down"', 'server', 'upstream is down'],
    ['an error object', JSON.stringify({ error }), 'server', 'It broke'],
    ["NextChat's own", '{"error":true,"msg":"wrong access code"}', 'server', 'wrong access code'],
    ['a list with an error, as Gemini sends it', JSON.stringify([{ error }]), 'server', 'It broke'],
    ['an error beside choices', JSON.stringify({ choices: [], error }), 'server', 'It broke'],
    ['HTML', '<!doctype html><head><title>Welcome</title></head><p>Log in</p>', 'malformed', 'Log in'],
    ['text', 'Internal Server Error', 'malformed', 'Internal Server Error'],
    ['JSON that is none', '{malformed json', 'malformed', '{malformed json'],
    ['JSON of another kind', '{"object":"list","data":[]}', 'malformed', '{"object":"list","data":[]}'],
    ['a stream of broken JSON', sse('{"choices":[{', STOP), 'malformed', '{"choices":[{'],
  ])('%s', async (_form, body, kind, serverWords) => {
    expect((await askBody(body)).error?.toFailure()).toEqual({ kind, status: 200, serverWords })
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
    [{ type: 'insufficient_quota', code: null }, 'rate-limited'],
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
    [404, 'not-found'],
    [408, 'timeout'],
    [413, 'context-too-long'],
    [418, 'bad-request'],
    [422, 'bad-request'],
    [429, 'rate-limited'],
    [500, 'server'],
    [503, 'server'],
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

  test('has no status, and its cause does not travel', async () => {
    expect((await ask(failing)).error?.toFailure()).toEqual({ kind: 'unreachable' })
  })
})

function breakAfter(body: string): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('network error'))
      sent = true
      if (body) controller.enqueue(new TextEncoder().encode(body))
      else controller.error(new TypeError('network error'))
    },
  })
}
