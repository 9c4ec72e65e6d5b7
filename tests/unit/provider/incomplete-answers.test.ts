import { describe, expect, test } from 'vitest'
import { breakAfter } from './break-after.ts'
import { askBody, chunk, STOP, sse } from './fake-server.ts'

const hello = chunk({ content: 'Hello' })

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

test.each([
  ['content_filter', 'content_filter'],
  ['length', 'length'],
  ['stop', undefined],
])('an answer that ends with %s and no word is cut by %s', async (finish_reason, cut) => {
  const { error } = await askBody(sse(chunk({}, { finish_reason })))
  expect({ kind: error?.kind, cut: error?.toFailure().cut }).toEqual({ kind: 'empty', cut })
})
