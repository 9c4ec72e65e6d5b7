import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { Chosen } from '../../../lib/model/chosen-connection.ts'
import type { Conversation } from '../../../lib/model/conversation.ts'
import { createAnswerer } from '../../../lib/page/answerer.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'

const connection = (id: string) => ({ id, url: `https://${id}.example`, model: `${id}-model`, hasKey: false })
const asked = conversationOf(
  question('q', 'Hello?'),
  answer('a', 'q', { connection: 'two', model: 'big', text: 'Hi', outcome: COMPLETE }),
)

test('who wrote the last answer writes the next, until another is chosen for the conversation', () => {
  const chosen = signal<Chosen | undefined>({ connections: [connection('one'), connection('two')] })
  const conversation = signal<Conversation>(asked)
  const answerer = createAnswerer({ chosen, conversation, modelsOf: () => [] })
  expect(answerer.connection.value?.id).toBe('two')
  conversation.value = conversationOf(
    question('q', 'Hello?'),
    answer('a', 'q', { connection: 'two', insteadOf: ['one'], text: 'Hi', outcome: COMPLETE }),
  )
  expect(answerer.connection.value?.id).toBe('one')
  conversation.value = asked
  expect(answerer.connection.value?.id).toBe('two')
  expect(answerer.isReplaced.value).toBe(false)
  chosen.value = { connections: [connection('one'), { ...connection('two'), off: true }] }
  expect([answerer.connection.value?.id, answerer.isReplaced.value]).toEqual(['one', true])
  conversation.value = { ...asked, setup: { connection: 'one' } }
  expect(answerer.isReplaced.value).toBe(false)
  expect(answerer.connection.value?.id).toBe('one')
  chosen.value = { connections: [] }
  expect(answerer.connection.value).toBeUndefined()
})
