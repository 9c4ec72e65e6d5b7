import { expect, test } from 'vitest'
import { isSaidIn } from '../../../components/chat/is-said-in.ts'
import type { Answer, Question } from '../../../lib/model/message.ts'

const question: Question = {
  role: 'user',
  id: 'q',
  parts: [
    { type: 'selection', text: 'The password is\nHunter Two' },
    { type: 'text', text: 'What does it say?' },
  ],
  created: 0,
}
const answer: Answer = {
  role: 'assistant',
  id: 'a',
  parent: 'q',
  text: 'An address that nobody typed',
  connection: 'default',
  model: 'm',
  host: 'h',
  created: 0,
}

test.each(['the PASSWORD is hunter', 'xxhunterTwoxx password isHunter', 'What does it say?'])(
  'finds what was said in %j',
  text => {
    expect(isSaidIn([question, answer], text)).toBe(true)
  },
)

test.each(['', 'password', 'what is it', 'An address that nobody typed'])('finds nothing in %j', text => {
  expect(isSaidIn([question, answer], text)).toBe(false)
})

test('a book in the question and a long address take no noticeable time', () => {
  const book: Question = { ...question, parts: [{ type: 'text', text: 'lorem ipsum '.repeat(80_000) }] }
  const start = performance.now()
  expect(isSaidIn([book], 'abcdefghij'.repeat(1_600))).toBe(false)
  expect(performance.now() - start).toBeLessThan(2_000)
})
