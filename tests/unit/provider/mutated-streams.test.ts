import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Usage } from '../../../lib/model/message.ts'
import { failureSchema, usageSchema } from '../../../lib/model/schemas.ts'
import { createAnswerParser } from '../../../lib/provider/answer-parser.ts'
import type { CompletionEvent } from '../../../lib/provider/completion.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'
import { casesOf, HOSTILE_TIMEOUT, isPolluted } from '../hostile-cases.ts'
import { mutantValue, toJson } from '../mutant-values.ts'
import { inPieces, mutantBytes, pieceLengths } from '../mutants.ts'
import { askBody } from './fake-server.ts'
import { readRecordings } from './recordings.ts'

const recordings = readRecordings().filter(({ body }) => body.length > 0 && body.length < 20_000)
const refusals: readonly { body: unknown }[] = JSON.parse(
  readFileSync(new URL('../../fixtures/refusals.json', import.meta.url), 'utf8'),
)
const decoder = new TextDecoder()

/** What servers have said, one event each. */
const chunks: readonly unknown[] = [
  ...refusals.map(({ body }) => body),
  { choices: [{ delta: { content: 'x' } }], usage: { prompt_tokens: 3, completion_tokens: 1e308 } },
  ...recordings.flatMap(({ body }) =>
    [...decoder.decode(body).matchAll(/^data: (\{.*\})\r?$/gm)]
      .slice(0, 6)
      .flatMap(([, json = '']) => parsed(json)),
  ),
]

function parsed(json: string): unknown[] {
  try {
    return [JSON.parse(json)]
  } catch {
    return []
  }
}

const WORDS = [
  '\n',
  '\r',
  '\r\n\r\n',
  'data:',
  'data: [DONE]\n\n',
  'event: error\n',
  'error: {"message":"x"}\n\n',
  'id: \u0000\n',
  'retry: 1e999\n',
  ': ping\n\n',
  '\ufeff',
  '\xff\xfe',
  '\xff\xf0\x9f',
  '"\\ud83d"',
  '{"error":{"message":"x"}}',
  '{"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]}',
  '"finish_reason":"stop",',
  '"usage":{"prompt_tokens":1e308,"completion_tokens":1e308},',
  '<think>',
  '</think>',
  'x'.repeat(20_000),
  '['.repeat(20_000),
  '{"error":'.repeat(5_000),
  '<!doctype html><title>x',
  '\u0000',
]

const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  mutantBytes(
    recordings.map(({ body }) => body),
    WORDS,
  ),
  fc
    .tuple(fc.array(mutantValue(chunks), { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean())
    .map(([values, isStream, isEnded]) => {
      const events = values.map(toJson).map(json => (isStream ? `data: ${json}\n\n` : json))
      return new TextEncoder().encode(events.join('') + (isEnded && isStream ? 'data: [DONE]\n\n' : ''))
    }),
  fc.uint8Array({ maxLength: 500 }),
)

const twice = (usage: Usage): object =>
  Object.fromEntries(Object.entries(usage).map(([name, count]) => [name, count * 2]))

/** All that came of it and its one end, in which anything but a failure that can be told is a defect. */
function read(status: number, pieces: Iterable<Uint8Array>): string {
  const answer = createAnswerParser({ status, body: { model: 'm', messages: [] }, secrets: ['sk-secret'] })
  let [text, reasoning, end] = ['', '', '']
  const add = (event: CompletionEvent) => {
    // Twice as much is what an answer in two parts may come to.
    if (event.type === 'usage' && !v.is(usageSchema, JSON.parse(JSON.stringify(twice(event.usage)))))
      throw new Error(`No usage: ${JSON.stringify(event.usage)}`)
    if (end) throw new Error('Something follows the end')
    if (event.type === 'text') text += event.text
    if (event.type === 'reasoning') reasoning += event.text
    if (event.type === 'finish') end = event.finishReason
  }
  try {
    for (const piece of pieces) for (const event of answer.feed(piece)) add(event)
    for (const event of answer.end('clean')) add(event)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const failure = error.toFailure()
    if (!v.is(failureSchema, failure)) throw new Error(`No failure: ${JSON.stringify(failure)}`)
    end = JSON.stringify(failure)
  }
  if (!end) throw new Error('It has no end')
  return JSON.stringify({ text, reasoning, end })
}

test('whatever bytes a server sends have one end, the same however they are cut', {
  timeout: HOSTILE_TIMEOUT,
}, ({ task }) => {
  const numRuns = Math.ceil(casesOf('bytes') * 0.8)
  fc.assert(
    fc.property(bytes, fc.constantFrom(200, 200, 400, 429, 500), pieceLengths, (body, status, lengths) => {
      const whole = read(status, [body])
      const cut = read(status, inPieces(body, lengths))
      if (cut !== whole) expect(cut).toBe(whole)
    }),
    { numRuns },
  )
  expect(isPolluted()).toBe(false)
  task.meta.tries = numRuns
})

test('and so has a request that they answer', { timeout: HOSTILE_TIMEOUT }, async ({ task }) => {
  const numRuns = Math.ceil(casesOf('bytes') * 0.2)
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.constantFrom(200, 200, 400, 429, 500),
      pieceLengths,
      async (body, status, lengths) => {
        const pieces = inPieces(body, lengths)
        const stream = new ReadableStream<Uint8Array>({
          pull(controller) {
            const { value, done } = pieces.next()
            if (done) controller.close()
            else controller.enqueue(value)
          },
        })
        const { events, error } = await askBody(stream, status)
        if (error) expect(v.is(failureSchema, error.toFailure())).toBe(true)
        else expect(events.at(-1)?.type).toBe('finish')
      },
    ),
    { numRuns },
  )
  task.meta.tries = numRuns
})
