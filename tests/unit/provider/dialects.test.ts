import { expect, test } from 'vitest'
import { askBody, chunk, STOP, sse } from './fake-server.ts'

const whole = { choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }] }
const stream = sse(chunk({ content: 'Hel' }), chunk({ content: 'lo' }), STOP, '[DONE]')

const complete: Record<string, string> = {
  'a stream': stream,
  'JSON to a streaming request': JSON.stringify(whole),
  'JSON after blank lines': `\r\n\n  ${JSON.stringify(whole)}\n`,
  'JSON without a finish reason': JSON.stringify({ choices: [{ message: { content: 'Hello' } }] }),
  'JSON with an error that is null': JSON.stringify({ ...whole, error: null }),
  'a stream after blank lines': `\n\n${stream}`,
  'a BOM before a stream': `\ufeff${stream}`,
  'a BOM before JSON': `\ufeff${JSON.stringify(whole)}`,
  CRLF: stream.replaceAll('\n', '\r\n'),
  'bare CR': stream.replaceAll('\n', '\r'),
  'no space after "data:"': stream.replaceAll('data: ', 'data:'),
  'empty data': `data:\n\ndata: \n\n${stream.replaceAll('\n\n', '\n\ndata:\n\n')}`,
  'comments and pings': `: OPENROUTER PROCESSING\n\n${stream.replaceAll('\n\n', '\n\n: ping\n\n')}`,
  'a keep-alive in disguise': `data: ping\n\nevent: ping\ndata: {}\n\n${stream}`,
  'ids, retry times and event names': `retry: 100\n\nid: 1\nevent: message\n${stream}`,
  'an event over several data lines':
    'data: {"choices":[{"delta":\ndata: {"content":"Hello"}}]}\n\ndata: [DONE]\n\n',
  'a role first': sse(chunk({ role: 'assistant' }), chunk({ content: 'Hello' }), STOP),
  'a role and null content first': sse(
    chunk({ role: 'assistant', content: null }),
    chunk({ content: 'Hello' }),
    STOP,
  ),
  'a role and empty content first': sse(
    chunk({ role: 'assistant', content: '' }),
    chunk({ content: 'Hello' }),
    STOP,
  ),
  'a role in every chunk': sse(
    chunk({ role: 'assistant', content: 'Hel' }),
    chunk({ role: 'assistant', content: 'lo' }, { finish_reason: 'stop' }),
  ),
  'no choices': sse({ choices: [] }, { choices: null }, {}, chunk({ content: 'Hello' }), STOP),
  'no delta': sse({ choices: [{ index: 0 }] }, { choices: [null] }, chunk({ content: 'Hello' }), STOP),
  'no index': sse({ choices: [{ delta: { content: 'Hello' } }] }, STOP),
  'a second choice': sse(
    { choices: [{ index: 1, delta: { content: 'Bye' } }] },
    chunk({ content: 'Hello' }),
    STOP,
  ),
  'content as parts': sse(
    chunk({
      content: [
        { type: 'text', text: 'Hel' },
        { type: 'text', text: 'lo' },
      ],
    }),
    STOP,
  ),
  'a message where a delta belongs': sse(whole),
  'a delta beside the whole message': sse(
    chunk({ content: 'Hello' }),
    chunk({}, { message: { content: 'Hello' }, finish_reason: 'stop' }),
  ),
  'finish reasons that are none': sse(
    chunk({ content: 'Hel' }, { finish_reason: '' }),
    chunk({ content: 'lo' }, { finish_reason: 'null' }),
    STOP,
  ),
  'no [DONE]': sse(chunk({ content: 'Hello' }), STOP),
  'no finish reason': sse(chunk({ content: 'Hello' }), '[DONE]'),
  'no line ending after [DONE]': stream.trimEnd(),
  'data after [DONE]': stream + sse(chunk({ content: ' again' }), { error: { message: 'late' } }, '[DONE]'),
}

test.each(Object.entries(complete))('understands %s', async (_dialect, body) => {
  const { text, error, events } = await askBody(body)
  expect({ text, error }).toEqual({ text: 'Hello', error: undefined })
  expect(events.at(-1)).toMatchObject({ type: 'finish' })
})

test.each(['text/event-stream', 'application/json', 'text/html'])(
  'believes the body and not the content type %s',
  async type => {
    for (const body of [stream, JSON.stringify(whole)]) {
      expect((await askBody(new Blob([body], { type }))).text).toBe('Hello')
    }
  },
)

test('believes the body and not the status', async () => {
  expect((await askBody(stream, 500)).text).toBe('Hello')
  expect((await askBody(JSON.stringify(whole), 404)).text).toBe('Hello')
})

test('names the finish reason of the server, and "done" where only [DONE] was said', async () => {
  const finish = async (reason: unknown) => {
    const { events } = await askBody(
      sse(chunk({ content: '.' }), chunk({}, { finish_reason: reason }), '[DONE]'),
    )
    return events.at(-1)
  }
  expect(await finish('length')).toMatchObject({ finishReason: 'length' })
  expect(await finish('content_filter')).toMatchObject({ finishReason: 'content_filter' })
  expect(await finish('eos')).toMatchObject({ finishReason: 'stop' })
  expect(await finish('a word of its own')).toMatchObject({ finishReason: 'done' })
  expect(await finish('constructor')).toMatchObject({ finishReason: 'done' })
})

test('names the model that answered, or else the one that was asked for', async () => {
  const named = await askBody(sse({ ...chunk({ content: '.' }), model: 'answering' }, '[DONE]'))
  expect(named.events.at(-1)).toMatchObject({ model: 'answering' })
  const unnamed = await askBody(sse(chunk({ content: '.' }), '[DONE]'))
  expect(unnamed.events.at(-1)).toMatchObject({ model: 'asked-for' })
})

const usage = { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 }

test.each([
  ['on the last chunk', sse(chunk({ content: '.' }), { ...STOP, usage }, '[DONE]')],
  ['in its own chunk', sse(chunk({ content: '.' }), STOP, { choices: [], usage }, '[DONE]')],
  ['in its own chunk, without choices', sse(chunk({ content: '.' }), STOP, { usage })],
  ['under x_groq', sse(chunk({ content: '.' }), { ...STOP, x_groq: { id: 'req', usage } }, '[DONE]')],
  ['on every chunk', sse({ ...chunk({ content: '.' }), usage: { prompt_tokens: 3 } }, { ...STOP, usage })],
  ['in JSON', JSON.stringify({ choices: [{ message: { content: '.' } }], usage })],
])('reports usage %s once, before the finish', async (_where, body) => {
  const { events } = await askBody(body)
  expect(events.slice(1)).toEqual([
    { type: 'usage', usage: { promptTokens: 3, completionTokens: 5 } },
    expect.objectContaining({ type: 'finish' }),
  ])
})

test.each([
  null,
  'many',
  {},
  { prompt_tokens: null },
  { completion_tokens: 7.5 },
  { completion_tokens: 1e308 },
  [],
])('takes usage %j for none', async usage => {
  const { events } = await askBody(sse({ ...chunk({ content: '.' }), usage }, '[DONE]'))
  expect(events.map(({ type }) => type)).toEqual(['text', 'finish'])
})

test.each([
  ['reasoning_content', sse(chunk({ reasoning_content: 'Two and ' }), chunk({ reasoning_content: 'two.' }))],
  ['reasoning', sse(chunk({ reasoning: 'Two and ' }), chunk({ reasoning: 'two.', content: null }))],
  ['both names', sse(chunk({ reasoning: 'Two and two.', reasoning_content: 'Two and two.' }))],
  ['an inline tag', sse(chunk({ content: '<think>Two and ' }), chunk({ content: 'two.</think>\n\n' }))],
])('keeps reasoning apart from the text: %s', async (_dialect, thinking) => {
  const { text, reasoning } = await askBody(thinking + sse(chunk({ content: 'Four.' }), STOP))
  expect({ text, reasoning }).toEqual({ text: 'Four.', reasoning: 'Two and two.' })
})

test('an answer of reasoning alone is an answer', async () => {
  const { reasoning, error } = await askBody(sse(chunk({ reasoning: 'Hm' }, { finish_reason: 'length' })))
  expect({ reasoning, error }).toEqual({ reasoning: 'Hm', error: undefined })
})
