import { describe, expect, test } from 'vitest'
import { answer, ask, refusal } from './ask-refused.ts'
import { chunk, sse } from './fake-server.ts'
import { requestFor } from './full-request.ts'

describe('an error about something else teaches nothing', () => {
  test.each([
    [
      'a value out of range',
      400,
      {
        error: {
          message: "Invalid 'temperature': decimal above maximum value.",
          param: 'temperature',
          code: 'decimal_above_max_value',
        },
      },
    ],
    [
      'a limit that is too high',
      400,
      {
        error: {
          message: 'max_tokens is too large: 100000. This model supports at most 4096 completion tokens',
          param: 'max_tokens',
          code: 'invalid_value',
        },
      },
    ],
    [
      'a model that is missing',
      404,
      {
        error: {
          message: 'The model `m` does not exist, and streaming is not supported',
          param: null,
          code: 'model_not_found',
        },
      },
    ],
    [
      'a model of another kind',
      404,
      {
        error: {
          message: 'This is not a chat model and thus not supported in the v1/chat/completions endpoint.',
          param: 'model',
          code: null,
        },
      },
    ],
    [
      'a context that is too long',
      400,
      {
        error: {
          message: "'max_tokens' is not supported: This model's maximum context length is 4096 tokens",
          param: 'max_tokens',
          code: 'unsupported_value',
        },
      },
    ],
    ['a key', 401, { error: { message: 'temperature is not supported for this key' } }],
    [
      'a limit of requests',
      429,
      {
        error: {
          message: 'streaming is not supported on the free plan',
          param: 'stream',
          code: 'unsupported_value',
        },
      },
    ],
    ['a proxy', 502, { error: { message: 'streaming is not supported' } }],
    [
      'a field that nobody sent',
      400,
      { error: { message: 'Unknown parameter', param: 'foo', code: 'unknown_parameter' } },
    ],
    [
      'a question that is repeated',
      400,
      { error: { message: `Bad request: ${'x'.repeat(2_000)} temperature is not supported` } },
    ],
  ])('%s', async (_what, status, body) => {
    const { sent, learned } = await ask(requestFor(), [refusal(status, body), answer])
    expect({ sent: sent.length, learned }).toEqual({ sent: 1, learned: [] })
  })

  test('what was read into an error that stays is forgotten', async () => {
    const echo = refusal(400, { error: { message: 'Bad words: "temperature is not supported"' } })
    const { outcome, sent, learned, provider } = await ask(requestFor(), [echo])
    expect({ outcome, sent: sent.length, learned }).toEqual({ outcome: 'bad-request', sent: 2, learned: [] })
    await provider
      .streamEvents(requestFor())
      .next()
      .catch(() => {})
    expect(learned).toEqual([])
  })

  test('an error after the first token', async () => {
    const cut = sse(chunk({ content: 'Hel' }), {
      error: { message: 'No', param: 'temperature', code: 'unsupported_value' },
    })
    const { sent, learned } = await ask(requestFor(), [cut, answer])
    expect({ sent: sent.length, learned }).toEqual({ sent: 1, learned: [] })
  })
})
