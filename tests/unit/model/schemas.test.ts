import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import * as connectionSchemas from '../../../lib/model/connection-schemas.ts'
import type { Answer, Outcome } from '../../../lib/model/message.ts'
import * as schemas from '../../../lib/model/schemas.ts'
import { settingsSchema } from '../../../lib/model/settings-schema.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from './samples.ts'

const {
  answerSchema,
  conversationSchema,
  draftSchema,
  handoverSchema,
  headSchema,
  idSchema,
  messageSchema,
  setupSchema,
} = schemas
const { connectionSchema, secretSchema } = connectionSchemas

const failure = {
  kind: 'context-too-long',
  status: 400,
  serverWords: 'Too long',
  retryAfter: 2,
  tokens: { sent: 9, window: 8 },
} as const

/** An answer with every field there is: a field added to the noun and not to its schema does not compile here. */
const fullAnswer: Required<Answer> = {
  ...answer('a', 'q'),
  connectionName: 'Work',
  insteadOf: ['Home'],
  text: 'Hi',
  reasoning: 'Hm',
  thought: { since: 3, until: 4 },
  sent: { tokens: 300, unsentTurns: 2 },
  usage: { promptTokens: 1, completionTokens: 2 },
  outcome: { status: 'failed', failure },
  retrying: { attempt: 1, until: 5, failure },
  unkept: true,
  ended: 6,
}

const whole = [
  [conversationSchema, conversationOf(question('q', 'x', { parent: 'p' }), fullAnswer)],
  [answerSchema, fullAnswer],
  [
    connectionSchema,
    { id: 'default', url: 'https://x', model: 'm', temperature: 1, systemPrompt: 's', hasKey: true },
  ],
  [headSchema, { id: 'c', title: 't', created: 1, updated: 2, leaf: 'a', setup: FULL_SETUP }],
  [secretSchema, { type: 'access-code-old', value: 's' }],
  [settingsSchema, { serverUsed: true, sites: ['https://example.org'], allSites: false }],
  [draftSchema, { text: 'x', quote: { type: 'selection', text: 'q', host: 'h' } }],
  [
    handoverSchema,
    { type: 'selection', id: 'h', at: 1, selection: { type: 'selection', text: 'q' }, prompt: 'p' },
  ],
  [handoverSchema, { type: 'conversation', conversationId: 'c' }],
  [handoverSchema, { type: 'notice', notice: 'page-closed' }],
  [handoverSchema, { type: 'conversation', conversationId: 'c' }],
  [handoverSchema, { type: 'notice', notice: 'page-closed' }],
] as const

describe('a noun read from outside', () => {
  test.each(whole)('comes back as it was written %#', (schema, noun) => {
    expect(v.parse(schema, JSON.parse(JSON.stringify(noun)))).toEqual(noun)
  })

  test.each(whole)('is rebuilt, without what nobody knows %#', (schema, noun) => {
    const text = JSON.stringify(noun).replaceAll('{', '{"toString":"own","__proto__":{"isAdmin":true},')
    const parsed = v.parse(schema, JSON.parse(text))
    expect(parsed).toEqual(noun)
    expect(JSON.stringify(parsed)).not.toMatch(/toString|isAdmin/)
    expect(parsed).not.toHaveProperty('isAdmin')
  })

  test.each(whole)('is refused with any one field of a wrong type %#', (schema, noun) => {
    for (const field of Object.keys(noun)) {
      for (const wrong of [null, Symbol('wrong'), () => {}]) {
        expect(v.is(schema, { ...noun, [field]: wrong }), `${field}: ${String(wrong)}`).toBe(false)
      }
    }
  })

  test('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.anything(), anything => {
        for (const [schema] of whole) expect(v.is(schema, anything)).toBe(false)
      }),
    )
  })
})

test.each<Outcome>([
  COMPLETE,
  { status: 'stopped' },
  { status: 'failed', failure },
  { status: 'interrupted' },
  { status: 'interrupted', failure },
  { status: 'truncated' },
])('an answer keeps its outcome: $status', outcome => {
  expect(v.parse(messageSchema, answer('a', 'q', { outcome }))).toEqual(answer('a', 'q', { outcome }))
})

test.each([
  { status: 'complete' },
  { status: 'complete', finishReason: 'bored' },
  { status: 'failed' },
  { status: 'failed', failure: { kind: 'bored' } },
  { status: 'bored' },
  'complete',
])('an answer with an outcome that there is not is none: %j', outcome => {
  expect(v.is(messageSchema, { ...answer('a', 'q'), outcome })).toBe(false)
})

test('a head from before conversations were set up is whole', () => {
  const head = { id: 'c', title: 't', created: 1, updated: 2, leaf: 'a' }
  expect(v.parse(headSchema, head)).toEqual(head)
})

test.each([
  { temperature: 2.1 },
  { temperature: -1 },
  { temperature: Number.NaN },
  { topP: 1.1 },
  { contextWindow: 0 },
  { contextWindow: 1.5 },
  { contextWindow: 10_000_001 },
  { maxTokens: 0 },
  { maxTokens: 1.5 },
  { model: '' },
  { systemPrompt: 'x'.repeat(100_001) },
  { stop: [] },
  { stop: [''] },
  { stop: ['a', 'b', 'c', 'd', 'e'] },
])('a set-up that no server takes is none: %j', setup => {
  expect(v.is(setupSchema, setup)).toBe(false)
})

test.each(['', 'a b', '../a', 'a/b', 'a\n', 'é', 'a'.repeat(65), 7, null, ['a']])('%j is no id', notAnId => {
  expect(v.is(idSchema, notAnId)).toBe(false)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, '1', null])('%s is no time', created => {
  expect(v.is(messageSchema, { ...question('q', 'x'), created })).toBe(false)
})
