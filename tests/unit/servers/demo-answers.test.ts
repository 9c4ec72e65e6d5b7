import { expect, test } from 'vitest'
import { demoAnswer } from '../../servers/demo-answers.ts'

const ask = (...questions: string[]) =>
  demoAnswer(
    { model: 'gpt-3.5-turbo', messages: questions.map(content => ({ role: 'user', content })) },
    new Date(2026, 10, 22, 9, 5),
  )

test.each([
  ['Count to 5', '1 2 3 4 5'],
  ['What is 17 × 3?', '17 × 3 = 51'],
  ['0.1 + 0.2', '0.1 + 0.2 = 0.3'],
  ['Which day is it today?', 'It is Sunday'],
  ['Show me a markdown sample', '| Language |'],
  ['Why is the sky blue?', 'You asked: “Why is the sky blue?”'],
])('answers %j with %j', (question, answer) => {
  expect(ask(question)).toContain(answer)
})

test('says in every answer it could be believed for that no model is behind it', () => {
  expect(ask('Why is the sky blue?')).toContain('no model')
  expect(ask('a long answer, please')).toContain('no model')
})

test.each([
  ['a fence', 'Explain this:\n\n```text\nTwo words.\n```'],
  ['a tag', 'Selected on a page:\n<selection-01k8>\nTwo words.\n</selection-01k8>\n\nExplain this:'],
])('quotes a selection that came in %s', (_, question) => {
  expect(ask(question)).toContain('> Two words.')
  expect(ask(question)).toContain('2 words in 1 sentence')
  expect(ask(question)).toContain('“Explain this:”')
})

test('counts the questions of a conversation', () => {
  expect(ask('One', 'Two')).toContain('question 2')
})
