import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { toBranch } from '../../../lib/model/conversation.ts'
import { createHeldBranch } from '../../../lib/page/held-branch.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'

const first = [question('q1', 'Why?'), answer('q1a', 'q1', { text: 'So', outcome: COMPLETE })]
const edited = [question('q2', 'How?'), answer('q2a', 'q2', { text: 'Thus' })]

function open() {
  const everywhere = signal(conversationOf(...first))
  const { conversation, typeIn } = createHeldBranch(everywhere)
  // As it is on the screen all the time.
  conversation.subscribe(() => {})
  return {
    everywhere,
    conversation,
    typeIn,
    shown: () => toBranch(conversation.value).map(({ id }) => id),
  }
}

test('another branch that is shown elsewhere is shown here once nobody types in this one', () => {
  const { everywhere, conversation, typeIn, shown } = open()
  typeIn('q1')
  everywhere.value = conversationOf(...first, ...edited)
  expect(shown()).toEqual(['q1', 'q1a'])
  // What else happens is not kept from them.
  everywhere.value = { ...everywhere.value, title: 'Reasons' }
  expect(conversation.value.title).toBe('Reasons')
  expect(conversation.value.messages).toHaveLength(4)
  expect(shown()).toEqual(['q1', 'q1a'])
  typeIn(undefined)
  expect(shown()).toEqual(['q2', 'q2a'])
  typeIn('q1')
  expect(shown()).toEqual(['q2', 'q2a'])
})

test('what goes on in the branch that is typed in is shown', () => {
  const { everywhere, typeIn, shown } = open()
  typeIn('q1')
  everywhere.value = conversationOf(...first, question('q3', 'And?', { parent: 'q1a' }))
  expect(shown()).toEqual(['q1', 'q1a', 'q3'])
})

test('neither another conversation nor one without the message is held', () => {
  const { everywhere, typeIn, shown } = open()
  typeIn('q1')
  everywhere.value = conversationOf(...edited)
  expect(shown()).toEqual(['q2', 'q2a'])
  everywhere.value = { ...conversationOf(...first, ...edited), id: 'd' }
  expect(shown()).toEqual(['q2', 'q2a'])
})
