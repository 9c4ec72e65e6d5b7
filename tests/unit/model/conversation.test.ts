import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emptyConversation,
  findMessage,
  lastChosenAnswer,
  toBranch,
  toHead,
} from '../../../lib/model/conversation.ts'
import { answer, conversationOf, question } from './samples.ts'

const ids = (messages: readonly { id: string }[]) => messages.map(({ id }) => id)

describe('the branch that is shown', () => {
  const tree = conversationOf(
    question('q1', 'one'),
    answer('a1', 'q1'),
    answer('a1-other', 'q1'),
    question('q2', 'two', { parent: 'a1' }),
    answer('a2', 'q2'),
    question('q2-edited', 'two, edited', { parent: 'a1' }),
    answer('a2-edited', 'q2-edited'),
  )

  test.each([
    ['a2', ['q1', 'a1', 'q2', 'a2']],
    ['a2-edited', ['q1', 'a1', 'q2-edited', 'a2-edited']],
    ['a1-other', ['q1', 'a1-other']],
    ['q2', ['q1', 'a1', 'q2']],
  ])('runs from the first question to %s, past every sibling', (leaf, expected) => {
    expect(ids(toBranch({ ...tree, leaf }))).toEqual(expected)
    expect(ids(toBranch(tree, leaf))).toEqual(expected)
  })

  test('begins where a parent is missing', () => {
    const torn = conversationOf(question('q2', 'two', { parent: 'gone' }), answer('a2', 'q2'))
    expect(ids(toBranch(torn))).toEqual(['q2', 'a2'])
  })

  test.each([
    ['a leaf that is not there', { ...tree, leaf: 'gone' }],
    ['no leaf', emptyConversation('c', 1)],
  ])('is empty with %s', (_what, conversation) => {
    expect(toBranch(conversation)).toEqual([])
  })

  test('ends, with no message twice, in any tangle of parents', () => {
    const name = fc.constantFrom('m0', 'm1', 'm2', 'm3', 'm4')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.option(name, { nil: undefined }))), name, (links, leaf) => {
        const messages = links.map(([id, parent]) => question(id, id, parent ? { parent } : {}))
        const branch = ids(toBranch({ ...emptyConversation('c', 1), messages, leaf }))
        expect(new Set(branch).size).toBe(branch.length)
        if (links.some(([id]) => id === leaf)) expect(branch.at(-1)).toBe(leaf)
      }),
    )
  })
})

describe('who is asked next is told by the newest answer', () => {
  const instead = { insteadOf: ['One'] }
  const tree = conversationOf(
    question('q1', 'one'),
    answer('a1', 'q1'),
    question('q2', 'two', { parent: 'a1' }),
    answer('a2', 'q2', instead),
    answer('a2-other', 'q2'),
    question('q3', 'three', { parent: 'a2' }),
  )

  test.each([
    ['a1', 'a1'],
    ['a2', 'a1'],
    ['a2-other', 'a2-other'],
    ['q3', 'a1'],
  ])('that nobody wrote in another’s place, on the branch to %s: %s', (leaf, expected) => {
    expect(lastChosenAnswer({ ...tree, leaf })?.id).toBe(expected)
  })

  test('and by none where all were', () => {
    expect(lastChosenAnswer(conversationOf(question('q', 'one'), answer('a', 'q', instead)))).toBeUndefined()
  })

  test('and by none that cannot be read', () => {
    const damaged = { outcome: { status: 'failed', failure: { kind: 'damaged' } } } as const
    expect(lastChosenAnswer(conversationOf(question('q', 'one'), answer('a', 'q', damaged)))).toBeUndefined()
  })
})

test('a list is told of a conversation without its messages', () => {
  expect(toHead(conversationOf(question('q', 'x')))).toEqual({
    id: 'c',
    title: '',
    created: 1,
    updated: 1,
    leaf: 'q',
  })
})

test('a message is found by its id, and nothing by an id nobody has', () => {
  const conversation = conversationOf(question('q', 'x'), answer('a', 'q'))
  expect(findMessage(conversation, 'q')).toBe(conversation.messages[0])
  expect(findMessage(conversation, 'toString')).toBeUndefined()
})
