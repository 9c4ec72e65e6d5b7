import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { applyEvent, type ChatEvent } from '../../../lib/model/chat-event.ts'
import { type Conversation, emptyConversation, findMessage } from '../../../lib/model/conversation.ts'
import type { Answer, Outcome } from '../../../lib/model/message.ts'
import { conversationSchema } from '../../../lib/model/schemas.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from './samples.ts'

const asked: ChatEvent = { type: 'asked', question: question('q', 'Hello?'), answer: answer('a', 'q') }
const retrying = { attempt: 1, until: 500, failure: { kind: 'server', status: 503 } } as const

/** Any UTF-16, half surrogate pairs included: a stream may cut an emoji in two. */
const text = fc.string({ unit: fc.nat(0xffff).map(code => String.fromCharCode(code)), maxLength: 40 })
const outcome = fc.constantFrom<Outcome>(
  COMPLETE,
  { status: 'stopped' },
  { status: 'truncated' },
  { status: 'interrupted' },
  { status: 'failed', failure: { kind: 'server' } },
)

/** What can happen to an answer once it was asked for. */
function eventsOf(messageId: string) {
  const at = fc.nat(1000)
  return fc.array(
    fc.oneof(
      text.map((text): ChatEvent => ({ type: 'delta', messageId, text })),
      text.map((reasoning): ChatEvent => ({ type: 'delta', messageId, reasoning })),
      at.map((since): ChatEvent => ({ type: 'delta', messageId, reasoning: 'Hm', thought: { since } })),
      fc.constant<ChatEvent>({ type: 'retrying', messageId, retrying }),
      fc.boolean().map((unkept): ChatEvent => ({ type: 'unkept', messageId, unkept })),
      fc.tuple(outcome, at).map(([outcome, at]): ChatEvent => ({ type: 'ended', messageId, outcome, at })),
      at.map((at): ChatEvent => ({ type: 'continued', messageId, at })),
    ),
    { maxLength: 12 },
  )
}

function fold(events: readonly ChatEvent[], from = emptyConversation('c', 0)): Conversation {
  return events.reduce(applyEvent, from)
}

function answerIn(conversation: Conversation, id = 'a'): Answer {
  const message = findMessage(conversation, id)
  if (message?.role !== 'assistant') throw new Error(`no answer ${id}`)
  return message
}

/** The pieces of `whole`, cut at these places. */
function cut(whole: string, places: readonly number[]): string[] {
  const at = [0, ...places.map(place => place % (whole.length + 1)), whole.length].sort((a, b) => a - b)
  return at.slice(1).map((end, index) => whole.slice(at[index], end))
}

describe('the fold', () => {
  test('shows another branch, and does not call the conversation newer for it', () => {
    const tree = conversationOf(question('q', 'Hello?'), answer('a', 'q'), answer('b', 'q'))
    expect(applyEvent(tree, { type: 'selected', leaf: 'a' })).toEqual({ ...tree, leaf: 'a' })
  })

  test('keeps a set-up until it is empty', () => {
    const tree = conversationOf(question('q', 'Hello?'))
    const configured = applyEvent(tree, { type: 'configured', setup: FULL_SETUP })
    expect(configured).toEqual({ ...tree, setup: FULL_SETUP })
    expect(applyEvent(configured, { type: 'configured', setup: {} })).toStrictEqual(tree)
  })

  test('makes the same answer of a text however it is cut into deltas', () => {
    fc.assert(
      fc.property(text, text, fc.array(fc.nat()), fc.array(fc.nat()), (said, thought, at, thoughtAt) => {
        const ended: ChatEvent = { type: 'ended', messageId: 'a', outcome: COMPLETE, at: 9 }
        const cutUp = fold([
          asked,
          ...cut(thought, thoughtAt).map(
            reasoning => ({ type: 'delta', messageId: 'a', reasoning }) as const,
          ),
          ...cut(said, at).map(piece => ({ type: 'delta', messageId: 'a', text: piece }) as const),
          ended,
        ])
        const whole = fold([asked, { type: 'delta', messageId: 'a', text: said, reasoning: thought }, ended])
        expect(cutUp).toEqual(whole)
        expect(answerIn(cutUp).text).toBe(said)
        expect(answerIn(cutUp).reasoning ?? '').toBe(thought)
      }),
    )
  })

  test('does not care in which order events of different answers arrive', () => {
    const both = conversationOf(question('q', 'Hello?'), answer('a', 'q'), answer('b', 'q'))
    fc.assert(
      fc.property(eventsOf('a'), eventsOf('b'), fc.infiniteStream(fc.boolean()), (ofA, ofB, choices) => {
        const rest = { a: [...ofA], b: [...ofB] }
        const mixed: ChatEvent[] = []
        for (const first of choices) {
          const next = (first ? rest.a.shift() : rest.b.shift()) ?? rest.a.shift() ?? rest.b.shift()
          if (!next) break
          mixed.push(next)
        }
        expect(fold(mixed, both).messages).toEqual(fold([...ofA, ...ofB], both).messages)
      }),
    )
  })

  test('brings whoever joins late, at any point, to the same conversation', () => {
    fc.assert(
      fc.property(eventsOf('a'), fc.nat(), (happened, point) => {
        const events = [asked, ...happened]
        const joined = point % (events.length + 1)
        const snapshot = v.parse(
          conversationSchema,
          JSON.parse(JSON.stringify(fold(events.slice(0, joined)))),
        )
        expect(fold(events.slice(joined), snapshot)).toEqual(fold(events))
      }),
    )
  })

  test('changes nothing it was given, and keeps the identity of every message it does not change', () => {
    fc.assert(
      fc.property(eventsOf('b'), events => {
        const before = conversationOf(
          question('q', 'Hello?'),
          answer('a', 'q', { text: 'Hi', outcome: COMPLETE }),
          question('q2', 'And?', { parent: 'a' }),
          answer('b', 'q2'),
        )
        const copy = structuredClone(before)
        const after = fold(events, before)
        expect(before).toEqual(copy)
        expect(after.messages).toHaveLength(4)
        for (const index of [0, 1, 2]) expect(after.messages[index]).toBe(before.messages[index])
      }),
    )
  })

  test.each<ChatEvent>([asked, { type: 'retried', answer: answer('a', 'q', { text: 'other' }) }])(
    'takes in what it has already only once: $type',
    event => {
      const once = fold([asked, { type: 'delta', messageId: 'a', text: 'Hi' }])
      expect(applyEvent(once, event)).toBe(once)
    },
  )

  test.each<ChatEvent>([
    { type: 'delta', messageId: 'nobody', text: 'x' },
    { type: 'delta', messageId: 'q', text: 'x' },
    { type: 'retrying', messageId: 'q', retrying },
    { type: 'unkept', messageId: 'q', unkept: true },
    { type: 'ended', messageId: 'q', outcome: COMPLETE, at: 9 },
    { type: 'ended', messageId: 'nobody', outcome: COMPLETE, at: 9 },
    { type: 'continued', messageId: 'nobody', at: 9 },
  ])('leaves a conversation alone whose answer it cannot find: $type of $messageId', event => {
    const conversation = fold([asked])
    expect(applyEvent(conversation, event)).toEqual(conversation)
  })
})

describe('an answer', () => {
  test('shows its last retry until something comes, and no longer', () => {
    const waiting = fold([asked, { type: 'retrying', messageId: 'a', retrying }])
    expect(answerIn(waiting).retrying).toEqual(retrying)
    const ends: ChatEvent[] = [
      { type: 'delta', messageId: 'a', text: 'Hi' },
      { type: 'ended', messageId: 'a', outcome: COMPLETE, at: 9 },
    ]
    for (const end of ends) expect(answerIn(applyEvent(waiting, end))).not.toHaveProperty('retrying')
  })

  test('is marked while it cannot be stored, however it grows, and not once it has ended', () => {
    const unkept = fold([
      asked,
      { type: 'unkept', messageId: 'a', unkept: true },
      { type: 'delta', messageId: 'a', text: 'Hi' },
    ])
    expect(answerIn(unkept)).toMatchObject({ text: 'Hi', unkept: true })
    const ends: ChatEvent[] = [
      { type: 'unkept', messageId: 'a', unkept: false },
      { type: 'ended', messageId: 'a', outcome: COMPLETE, at: 9 },
    ]
    for (const end of ends) expect(answerIn(applyEvent(unkept, end))).not.toHaveProperty('unkept')
  })

  test('that is continued is open again, with its text', () => {
    const ended = fold([
      asked,
      { type: 'delta', messageId: 'a', text: 'Hel' },
      { type: 'ended', messageId: 'a', outcome: { status: 'interrupted' }, at: 9 },
      { type: 'continued', messageId: 'a', at: 10 },
      { type: 'delta', messageId: 'a', text: 'lo' },
    ])
    expect(answerIn(ended)).toEqual(answer('a', 'q', { text: 'Hello' }))
    expect(ended.updated).toBe(10)
  })

  test('keeps its usage, until it has ended again, and the time it ended', () => {
    const usage = { promptTokens: 3, completionTokens: 4 }
    const ended = fold([asked, { type: 'ended', messageId: 'a', outcome: COMPLETE, usage, at: 9 }])
    expect(answerIn(ended)).toMatchObject({ outcome: COMPLETE, usage, ended: 9 })
    expect(ended.updated).toBe(9)
    const more: ChatEvent[] = [
      { type: 'continued', messageId: 'a', at: 10 },
      { type: 'ended', messageId: 'a', outcome: COMPLETE, at: 20 },
    ]
    expect(answerIn(more.reduce(applyEvent, ended))).not.toHaveProperty('usage')
  })

  test('that ends while it thinks has thought until then, and no longer however often it is told', () => {
    const thinking: ChatEvent = { type: 'delta', messageId: 'a', reasoning: 'Hm', thought: { since: 4 } }
    const end: ChatEvent = { type: 'ended', messageId: 'a', outcome: { status: 'stopped' }, at: 9 }
    const goingOn: ChatEvent = { type: 'continued', messageId: 'a', at: 10 }
    expect(answerIn(fold([asked, thinking, end])).thought).toEqual({ since: 4, until: 9 })
    const again = fold([asked, thinking, end, goingOn, { ...end, at: 20 }])
    expect(answerIn(again).thought).toEqual({ since: 4, until: 9 })
  })

  test('that is retried gets a sibling, which is shown', () => {
    const retried = fold([asked, { type: 'retried', answer: answer('b', 'q', { created: 7 }) }])
    expect(retried).toMatchObject({ leaf: 'b', updated: 7 })
    expect(retried.messages.map(({ id, parent }) => [id, parent])).toEqual([
      ['q', undefined],
      ['a', 'q'],
      ['b', 'q'],
    ])
  })
})

describe('a title', () => {
  test('is the first question, and stays', () => {
    const more: ChatEvent = {
      type: 'asked',
      question: question('q2', 'Another?', { parent: 'a' }),
      answer: answer('a2', 'q2'),
    }
    expect(fold([asked, more]).title).toBe('Hello?')
  })

  test('that the person gave outlives the next question', () => {
    const more: ChatEvent = {
      type: 'asked',
      question: question('q2', 'Another?'),
      answer: answer('a2', 'q2'),
    }
    expect(fold([asked, { type: 'renamed', title: 'Mine' }, more]).title).toBe('Mine')
  })
})
