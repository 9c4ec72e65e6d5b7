import { describe, expect, test } from 'vitest'
import { runAnswer } from '../../../lib/background/answer-run.ts'
import { createSeam } from '../../../lib/context/seam.ts'
import { applyEvent, type ChatEvent } from '../../../lib/model/chat-event.ts'
import type { Answer, Outcome, Usage } from '../../../lib/model/message.ts'
import type { CompletionEvent } from '../../../lib/provider/completion.ts'
import { ProviderError } from '../../../lib/provider/provider-error.ts'
import { answer, conversationOf, question } from '../model/samples.ts'

const text = (text: string) => ({ type: 'text', text }) as const
const finish: CompletionEvent = { type: 'finish', finishReason: 'length', model: 'm' }
const server = new ProviderError('server', { status: 500, serverWords: 'Broken' })
const empty = new ProviderError('empty', { status: 200, finishReason: 'stop' })
const blank = new ProviderError('empty', { status: 200 })
const truncated = new ProviderError('truncated', { status: 200 })

/** Runs an answer whose stream says these and then, perhaps, throws; the stop comes before what is thrown. */
async function run(
  said: readonly CompletionEvent[],
  { thrown = undefined as unknown, before = {}, stopped = false, now = (): number => 1000 } = {},
) {
  const begun: Answer = answer('a', 'q', before)
  const events: ChatEvent[] = []
  const journalled: string[] = []
  const order: string[] = []
  const controller = new AbortController()

  async function* stream(): AsyncGenerator<CompletionEvent> {
    for (const event of said) yield event
    if (stopped) controller.abort()
    if (thrown) throw thrown
  }

  const end = await runAnswer({
    answer: begun,
    stream,
    seam: createSeam(begun.text, false),
    signal: controller.signal,
    journal: {
      push: delta => void journalled.push(delta.text + delta.reasoning),
      refusal: undefined,
      async close() {
        order.push('closed')
      },
    },
    apply(event) {
      order.push(event.type)
      events.push(event)
    },
    now,
  })
  const conversation = events.reduce(applyEvent, conversationOf(question('q', 'x'), begun))
  return { ...end, events, journalled, order, answer: conversation.messages[1] }
}

test('an answer that is there already lets others have a turn while it is read', async () => {
  let time = 0
  let heard = 0
  setTimeout(() => {
    heard = time
  })
  const { answer } = await run(Array(100).fill(text('x')), { now: () => time++ })
  expect(answer).toMatchObject({ text: 'x'.repeat(100) })
  expect(heard).toBeGreaterThan(0)
  expect(heard).toBeLessThan(time)
})

describe('an answer', () => {
  test('is told and journalled whole, and ends as the server says', async () => {
    const usage = { promptTokens: 1 }
    const said = [
      { type: 'reasoning', text: 'Hm' },
      text('Hel'),
      text('lo'),
      { type: 'usage', usage },
      finish,
    ] as const
    const { outcome, usage: counted, answer, journalled, order } = await run(said)
    expect(outcome).toEqual({ status: 'complete', finishReason: 'length' })
    expect(counted).toEqual(usage)
    expect(answer).toMatchObject({ text: 'Hello', reasoning: 'Hm' })
    expect(journalled.join('')).toBe('HmHello')
    // What waits is told before the end can be, and the journal is at rest before the commit.
    expect(order.at(-1)).toBe('closed')
  })

  const counts = (promptTokens: number, completionTokens: number) => ({ promptTokens, completionTokens })
  const counted = (usage: Usage) => ({ type: 'usage', usage }) as const
  const whole = { text: 'Once', usage: counts(30, 4) }

  test.each<[string, Parameters<typeof run>, Usage | undefined]>([
    ['all that was written', [[text('x'), counted(counts(50, 3))], { before: whole }], counts(50, 7)],
    ['nothing, where the rest is not counted', [[text('x'), finish], { before: whole }], undefined],
    ['nothing, where only the rest is', [[counted(counts(50, 3))], { before: { text: 'Once' } }], undefined],
    ['nothing, where half is', [[counted({ promptTokens: 50 })], { before: whole }], undefined],
    ['what it did, where nothing comes', [[], { thrown: server, before: whole }], counts(30, 4)],
  ])('that goes on counts %s', async (_what, args, usage) => {
    expect((await run(...args)).usage).toEqual(usage)
  })

  test('tells of a retry, until when', async () => {
    const failure = { kind: 'server' } as const
    const { events } = await run([
      { type: 'retrying', attempt: 2, delayMs: 500, failure },
      text('Hi'),
      finish,
    ])
    expect(events[0]).toEqual({
      type: 'retrying',
      messageId: 'a',
      retrying: { attempt: 2, until: 1500, failure },
    })
  })

  const failure = { kind: 'server', status: 500, serverWords: 'Broken' } as const
  const had = { text: 'Once' }
  const thought = { text: '', reasoning: 'Hm' }

  test.each<[string, Parameters<typeof run>, Outcome]>([
    ['failed, when nothing came', [[], { thrown: server }], { status: 'failed', failure }],
    [
      'whole, when there is nothing to add',
      [[], { thrown: empty, before: had }],
      { status: 'complete', finishReason: 'stop' },
    ],
    [
      'failed, when it ends before a word',
      [[], { thrown: empty }],
      { status: 'failed', failure: { kind: 'empty', status: 200 } },
    ],
    [
      'interrupted, when a server says nothing at all',
      [[], { thrown: blank, before: had }],
      { status: 'interrupted', failure: { kind: 'empty', status: 200 } },
    ],
    [
      'interrupted, when something had',
      [[text('Hi')], { thrown: server }],
      { status: 'interrupted', failure },
    ],
    [
      'interrupted, when it had text before',
      [[], { thrown: server, before: had }],
      { status: 'interrupted', failure },
    ],
    [
      'interrupted, when it had thought before',
      [[], { thrown: server, before: thought }],
      { status: 'interrupted', failure },
    ],
    ['truncated, when the end is missing', [[text('Hi')], { thrown: truncated }], { status: 'truncated' }],
    [
      'failed, when the end is missing and all else too',
      [[], { thrown: truncated }],
      { status: 'failed', failure: { kind: 'truncated', status: 200 } },
    ],
    [
      'interrupted, when going on brought nothing and no end',
      [[], { thrown: truncated, before: had }],
      { status: 'interrupted', failure: { kind: 'truncated', status: 200 } },
    ],
    [
      'stopped, when the person stopped it',
      [[text('Hi')], { thrown: new ProviderError('aborted'), stopped: true }],
      { status: 'stopped' },
    ],
    [
      'stopped, before the first token',
      [[], { thrown: new DOMException(), stopped: true }],
      { status: 'stopped' },
    ],
    [
      'complete, when it was whole before the stop',
      [[text('Hi'), finish], { stopped: true }],
      {
        status: 'complete',
        finishReason: 'length',
      },
    ],
    [
      'unreadable, when the fault is ours',
      [[], { thrown: new TypeError('sk-secret') }],
      { status: 'failed', failure: { kind: 'malformed' } },
    ],
  ])('is %s', async (_what, [said, rest], outcome) => {
    const ended = await run(said, rest)
    expect(ended.outcome).toEqual(outcome)
    expect(ended.answer).toMatchObject({
      text: (rest?.before as Partial<Answer>)?.text ?? (said.length > 0 ? 'Hi' : ''),
    })
  })
})
