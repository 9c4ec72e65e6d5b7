import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBranch } from '../../../lib/model/conversation.ts'
import { forkOf } from '../../../lib/model/fork.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from './samples.ts'

const source = {
  ...conversationOf(
    question('q1', 'one'),
    answer('a1', 'q1', { text: 'first', outcome: COMPLETE }),
    answer('a1b', 'q1', { text: 'other', outcome: COMPLETE }),
    question('q2', 'two', { parent: 'a1' }),
    answer('a2', 'q2', { text: 'second', outcome: COMPLETE }),
  ),
  title: 'Mine',
  setup: FULL_SETUP,
}

function fork(through: string, from = source) {
  let last = 0
  return forkOf(from, through, { id: 'd', newId: () => `n${++last}`, now: 9 })
}

test('holds what leads to a message and nothing beside it, under ids of its own', () => {
  const { messages, ...head } = fork('q2')
  expect(head).toEqual({ id: 'd', title: 'Mine (2)', created: 9, updated: 9, leaf: 'n3', setup: FULL_SETUP })
  expect(messages).toEqual([
    { ...question('n1', 'one') },
    { ...answer('n2', 'n1', { text: 'first', outcome: COMPLETE }) },
    { ...question('n3', 'two', { parent: 'n2' }) },
  ])
})

test('of a message that is not there is empty', () => {
  expect(fork('gone').messages).toEqual([])
})

test('of any message of a torn tree is one branch, in order, and shares no id with what it came from', () => {
  const name = fc.constantFrom('m0', 'm1', 'm2', 'm3', 'm4')
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name)), name, (links, through) => {
      const torn = conversationOf(...links.map(([id, parent]) => answer(id, parent)))
      const copy = fork(through, { ...torn, title: '', setup: FULL_SETUP })
      expect(toBranch(copy)).toEqual(copy.messages)
      expect(copy.messages).toHaveLength(toBranch(torn, through).length)
      for (const { id } of copy.messages) expect(id).toMatch(/^n/)
    }),
  )
})
