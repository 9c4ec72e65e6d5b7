import { expect, test } from 'vitest'
import { knownModels } from '../../../lib/model/known-models.ts'
import { answer, conversationOf, question } from './samples.ts'

const connection = { id: 'default', url: 'https://example.org', model: 'm', hasKey: false }
const conversation = {
  ...conversationOf(
    question('q', 'x'),
    answer('a', 'q', { model: 'first' }),
    answer('b', 'q', { model: 'second' }),
    answer('c', 'q', { model: 'first' }),
  ),
  setup: { model: 'mine' },
}

test('the models that are suggested are each there once, the nearest first', () => {
  expect(knownModels(conversation, connection, ['m', 'offered'])).toEqual([
    'mine',
    'm',
    'first',
    'second',
    'offered',
  ])
})

test('there are a dozen at most, and none is needed', () => {
  const offered = Array.from({ length: 50 }, (_, index) => `model-${index}`)
  expect(knownModels(conversation, connection, offered)).toHaveLength(12)
  expect(knownModels(conversationOf(), undefined, [])).toEqual([])
})
