import { describe, expect, test } from 'vitest'
import { createAnswerParser } from '../../../lib/provider/answer-parser.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'
import { chunk, STOP, sse } from './fake-server.ts'

const encode = (text: string) => new TextEncoder().encode(text)

/** The text, and how it ended: a finish reason or the kind of a failure. Nothing else may be thrown. */
function read(pieces: Iterable<Uint8Array>) {
  const answer = createAnswerParser({ status: 200, body: { model: 'm', messages: [] }, secrets: [] })
  let text = ''
  const endings: string[] = []
  const add = (event: { type: string; text?: string; finishReason?: string; usage?: object }) => {
    if (event.type === 'text') text += event.text
    if (event.type === 'usage') endings.push(JSON.stringify(event.usage))
    if (event.type === 'finish') endings.push(String(event.finishReason))
  }
  try {
    for (const piece of pieces) for (const event of answer.feed(piece)) add(event)
    for (const event of answer.end('clean')) add(event)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    endings.push(error.kind)
  }
  return { text, endings }
}

/** What the body becomes, however its bytes are cut. */
function readEveryWay(body: string) {
  const bytes = encode(body)
  const whole = read([bytes])
  for (let at = 1; at < bytes.length; at++) {
    expect(read([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(whole)
  }
  expect(read(Array.from(bytes, byte => Uint8Array.of(byte)))).toEqual(whole)
  return whole
}

const hello = chunk({ content: 'Hel' })
const lo = chunk({ content: 'lo' })

describe('a stream means the same however its bytes are cut', () => {
  test.each([
    ['an emoji of four bytes', sse(chunk({ content: 'a👋b' }), STOP), 'a👋b'],
    ['endings of bare CR', sse(hello, lo, STOP).replaceAll('\n', '\r'), 'Hello'],
    ['endings of CR and LF', sse(hello, lo, STOP).replaceAll('\n', '\r\n'), 'Hello'],
    ['a byte order mark first', `\ufeff${sse(hello, lo, STOP)}`, 'Hello'],
    ['a byte order mark in the text', sse(chunk({ content: 'a\ufeffb' }), STOP), 'a\ufeffb'],
    ['NUL in the text', sse(chunk({ content: 'a\u0000b' }), STOP), 'a\u0000b'],
    ['NUL in an id', `id: a\u0000b\n${sse(hello, lo, STOP)}`, 'Hello'],
    [
      'floods of ids, of retry times and of fields nobody knows',
      'id: 1\nretry: 1\nfoo: bar\n\n'.repeat(10) + sse(hello, lo, STOP),
      'Hello',
    ],
    ['broken events between whole ones', sse(hello, '{"choices":[{', '[1,', lo, '{', STOP), 'Hello'],
    ['the finish reason and nothing more', sse(hello, lo, STOP), 'Hello'],
    [
      'two choices that take turns',
      sse(hello, { choices: [{ index: 1, delta: { content: 'No' } }] }, lo, STOP),
      'Hello',
    ],
    [
      'calls of tools that nobody offered',
      sse(
        hello,
        chunk({ tool_calls: [{ index: 0, function: { name: 'run', arguments: '{}' } }] }),
        chunk({ function_call: { name: 'run' } }),
        lo,
        STOP,
      ),
      'Hello',
    ],
    [
      'events that other clients execute',
      `event: execute\ndata: {"type":"execute","code":"alert(1)"}\n\n${sse(hello, lo, { type: 'execute', code: 'x' }, STOP)}`,
      'Hello',
    ],
  ])('%s', (_what, body, text) => {
    expect(readEveryWay(body)).toEqual({ text, endings: ['stop'] })
  })

  test.each([
    ['a length', 'length'],
    ['a filter', 'content_filter'],
  ])('%s that ended it is its finish reason', (_what, reason) => {
    const body = sse(hello, lo, chunk({}, { finish_reason: reason }))
    expect(readEveryWay(body)).toEqual({ text: 'Hello', endings: [reason] })
  })

  test('usage that follows the finish reason is kept', () => {
    const usage = { choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } }
    const counted = JSON.stringify({ promptTokens: 1, completionTokens: 2 })
    expect(readEveryWay(sse(hello, lo, STOP, usage))).toEqual({ text: 'Hello', endings: [counted, 'stop'] })
  })

  test.each([
    ['an event named error', `${sse(hello)}event: error\ndata: {"message":"x"}\n\n${sse(STOP)}`, 'server'],
    ['a fourth broken event', sse(hello, '{', '{', '{', '{', STOP), 'malformed'],
    ['an end without a word', sse(hello), 'truncated'],
  ])('%s ends it, and what came before is kept', (_what, body, kind) => {
    expect(readEveryWay(body)).toEqual({ text: 'Hel', endings: [kind] })
  })

  test.each([
    ['broken events and no others', sse('{', '{', STOP), 'malformed'],
    ['a login page', '<!doctype html><title>Log in</title><form></form>', 'malformed'],
    ['nothing', '', 'empty'],
  ])('%s is no answer', (_what, body, kind) => {
    expect(readEveryWay(body)).toEqual({ text: '', endings: [kind] })
  })
})

describe('a value without a text', () => {
  const deep = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000))
  const bodyOf = (value: unknown) =>
    value === deep ? '['.repeat(20_000) + ']'.repeat(20_000) : JSON.stringify(value)

  test.each([deep, { toString: 'x', valueOf: 1 }])('is none as the code of an error %#', code => {
    const body = `data: {"error":{"message":"No","param":"stop","code":${bodyOf(code)}}}\n\n`
    expect(read([encode(body)])).toEqual({ text: '', endings: ['server'] })
    const detail = `{"detail":[{"loc":["body",${bodyOf(code)}],"msg":"No","type":${bodyOf(code)}}]}`
    expect(read([encode(detail)])).toEqual({ text: '', endings: ['server'] })
  })

  test('is none as a part of an answer', () => {
    const body = `${sse(hello)}data: {"choices":[{"delta":{"content":${bodyOf(deep)}}}]}\n\n${sse(lo, STOP)}`
    expect(read([encode(body)])).toEqual({ text: 'Hello', endings: ['stop'] })
  })
})
