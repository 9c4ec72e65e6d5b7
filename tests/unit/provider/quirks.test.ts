import { describe, expect, test } from 'vitest'
import { QUIRKS, type Quirk } from '../../../lib/model/quirk.ts'
import type { CompletionRequest } from '../../../lib/provider/completion.ts'
import { Mishalsgpt } from '../../../lib/provider/mishalsgpt.ts'
import { toRequestBody } from '../../../lib/provider/request-body.ts'
import { answer, ask, refusal } from './ask-refused.ts'
import { createFakeClock } from './fake-clock.ts'
import { createFakeFetch, HELLO } from './fake-server.ts'
import { requestFor } from './full-request.ts'
import { REFUSALS } from './refusals.ts'

/** By the name of the field, and with a code: nobody has to read it into words. */
const refuse = (param: string) =>
  refusal(400, { error: { param, code: 'unsupported_parameter', message: 'No' } })

/** In the order in which they are refused below. */
const QUIRKS_BUT_ONE: readonly Quirk[] = [
  'no-stream-options',
  'max-completion-tokens',
  'no-temperature',
  'no-top-p',
  'no-stop',
  'no-stream',
  'no-system',
  'no-images',
]

describe('a part of a request that the server refuses', () => {
  test.each(REFUSALS)('$service, $status: $quirk', async ({ status, body, quirk }) => {
    const { outcome, events, sent, learned } = await ask(requestFor(quirk), [refusal(status, body), answer])
    expect(outcome).toBe('answered')
    // The person sees nothing but the answer.
    expect(events).toEqual(['text', 'finish'])
    expect(sent).toHaveLength(2)
    expect(sent[1]).toEqual(toRequestBody(requestFor(quirk), [quirk]))
    expect(learned).toEqual([['m', [quirk]]])
  })

  test('every quirk has a server that has it', () => {
    expect(new Set(REFUSALS.map(({ quirk }) => quirk))).toEqual(new Set(QUIRKS))
  })

  test.each(REFUSALS)('is not learned where it was not sent: $service, $quirk', async ({ status, body }) => {
    const bare = { model: 'm', messages: HELLO, stream: false, options: { temperature: undefined } }
    const { sent, learned } = await ask(bare, [refusal(status, body), answer])
    expect({ sent: sent.length, learned }).toEqual({ sent: 1, learned: [] })
  })

  test('is asked for once: what was learned is told, and kept for the next question', async () => {
    const { sent, provider, learned } = await ask(requestFor(), [
      refusal(400, { error: { param: 'temperature', code: 'unsupported_value', message: 'No' } }),
      answer,
    ])
    for await (const _ of provider.streamEvents(requestFor()));
    expect(sent).toHaveLength(2)
    expect(learned).toHaveLength(1)
    // Of another model nothing is known.
    const other = await ask({ ...requestFor(), model: 'other' }, [answer], {
      quirks: { m: ['no-temperature'] },
    })
    expect(other.sent[0]).toHaveProperty('temperature')
  })

  test('several of them, one after the other', async () => {
    const { outcome, sent, learned } = await ask(
      requestFor(),
      [refuse('temperature'), refuse('top_p'), refuse('max_tokens'), answer],
      { quirks: { m: ['no-stop'] } },
    )
    expect(outcome).toBe('answered')
    expect(sent.at(-1)).toMatchObject({ max_completion_tokens: 5 })
    expect(learned.at(-1)).toEqual(['m', ['no-stop', 'no-temperature', 'no-top-p', 'max-completion-tokens']])
  })

  test('all that there is to refuse is left out, one thing after the other, until there is an answer', async () => {
    const { outcome, sent, learned } = await ask(requestFor(), [
      ...['stream_options', 'max_tokens', 'temperature', 'top_p', 'stop', 'stream'].map(refuse),
      refusal(400, { error: { message: 'System role not supported' } }),
      refusal(400, { error: { message: 'This model does not support image input' } }),
      answer,
    ])
    expect(outcome).toBe('answered')
    const whole = sent.map(body => JSON.stringify(body))
    expect(new Set(whole).size).toBe(whole.length)
    expect(sent.at(-1)).toEqual(toRequestBody(requestFor(), QUIRKS_BUT_ONE))
    expect(learned.at(-1)).toEqual(['m', QUIRKS_BUT_ONE])
  })

  test('what has nothing left to refuse is not asked again', async () => {
    const fields = ['temperature', 'top_p', 'max_tokens', 'stop', 'stream']
    const { outcome, sent } = await ask(requestFor(), [...fields, ...fields].map(refuse))
    expect({ outcome, sent: sent.length }).toEqual({ outcome: 'bad-request', sent: fields.length + 1 })
  })

  test.each([
    ['another refusal', refusal(400, { error: { message: 'No' } }), 'bad-request'],
    ['too many questions', refusal(429, {}), 'rate-limited'],
    ['a key', refusal(401, {}), 'unauthorized'],
  ])('what was named is kept where the request ends in %s, and not asked again', async (_, last, kind) => {
    const { outcome, learned, sent } = await ask(requestFor(), [
      refuse('temperature'),
      refuse('max_tokens'),
      last,
    ])
    expect({ outcome, sent: sent.length }).toEqual({ outcome: kind, sent: 3 })
    expect(learned.at(-1)).toEqual(['m', ['no-temperature', 'max-completion-tokens']])
    const again = await ask(requestFor(), [answer], {
      quirks: { m: ['no-temperature', 'max-completion-tokens'] },
    })
    expect(again.sent).toEqual([sent[2]])
  })

  test.each([
    ['in words', 'no-temperature', { error: { message: 'temperature is not supported' } }],
    [
      'as the role of a message',
      'no-system',
      { error: { param: 'messages[0].role', code: 'invalid_value', message: 'No' } },
    ],
    [
      'as the content of a message',
      'no-images',
      { error: { param: 'messages[1].content[1].image_url', code: 'image_too_large', message: 'No' } },
    ],
  ])('what was only told %s is kept once it was answered, and not before', async (_, quirk, body) => {
    const refused = () => refusal(400, body)
    expect((await ask(requestFor(), [refused(), refusal(429, {})])).learned).toEqual([])
    expect((await ask(requestFor(), [refused(), answer])).learned).toEqual([['m', [quirk]]])
  })

  test.each([
    [500, 'no-temperature', 'Why does it say: temperature is not supported?'],
    [400, 'no-stream', 'What does “stream is not supported” mean?'],
  ])('a %i that quotes the question teaches nothing, though %s is tried', async (status, quirk, content) => {
    const request: CompletionRequest = { ...requestFor(), messages: [{ role: 'user', content }] }
    const quoting = refusal(status, { message: `Upstream failed while answering: ${content.slice(0, -1)}` })
    const { outcome, sent, learned } = await ask(request, [quoting, answer])
    expect(outcome).toBe('answered')
    expect(sent[1]).toEqual(toRequestBody(request, [quirk as Quirk]))
    expect(learned).toEqual([])
  })

  test('what was learned beside a quotation is kept without it', async () => {
    const content = 'temperature is not supported'
    const { learned } = await ask({ ...requestFor(), messages: [{ role: 'user', content }] }, [
      refusal(400, { error: { message: content } }),
      refusal(400, { error: { message: 'top_p is not supported' } }),
      answer,
    ])
    expect(learned).toEqual([['m', ['no-top-p']]])
  })

  test('a server that refuses both names of a limit is not sent them in turn', async () => {
    const { outcome, sent, learned } = await ask(requestFor(), [
      refuse('max_tokens'),
      refuse('max_completion_tokens'),
      refuse('max_tokens'),
    ])
    expect({ outcome, sent: sent.length }).toEqual({ outcome: 'bad-request', sent: 2 })
    // Neither is believed.
    expect(learned.at(-1)).toEqual(['m', []])
  })

  test('a server that changed its mind about the name of a limit is believed', async () => {
    const { sent, learned } = await ask(requestFor(), [refuse('max_completion_tokens'), answer], {
      quirks: { m: ['max-completion-tokens'] },
    })
    expect(sent.map(Object.keys).map(names => names.filter(name => name.startsWith('max')))).toEqual([
      ['max_completion_tokens'],
      ['max_tokens'],
    ])
    expect(learned).toEqual([['m', ['max-tokens']]])
  })

  test('a repetition is no retry, and a retry leaves out what was refused', async () => {
    const { fetch, requests } = createFakeFetch(refuse('temperature'), refusal(503, {}), answer)
    const clock = createFakeClock()
    const events = new Mishalsgpt({ fetch, clock, retries: 1 }).streamEvents(requestFor())
    expect((await events.next()).value).toMatchObject({ type: 'retrying', attempt: 1 })
    const next = events.next()
    clock.advance(1_000)
    expect((await next).value).toMatchObject({ type: 'text' })
    expect(requests.map(({ init }) => 'temperature' in JSON.parse(String(init.body)))).toEqual([
      true,
      false,
      false,
    ])
  })
})
