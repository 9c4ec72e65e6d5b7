import { expect, test } from 'vitest'
import { toChatMessages, toContinuation } from '../../../lib/context/chat-messages.ts'
import { countTokens } from '../../../lib/context/fit-branch.ts'
import { fitRequest } from '../../../lib/context/fit-request.ts'
import { answer, COMPLETE, question } from '../model/samples.ts'

const MODEL = 'gpt-3.5-turbo'
const ROOM = 16_385 - 1_024

const turn = (name: string, tokens: number) => [
  question(`q-${name}`, name),
  answer(`a-${name}`, `q-${name}`, { text: 'x'.repeat(4 * tokens), outcome: COMPLETE }),
]
const branch = [...turn('one', 7_000), ...turn('two', 7_000), ...turn('three', 7_000), question('q', 'Now?')]

test('leaves room for the answer, and says how many turns it left out and about how much it is', () => {
  const { messages, sent } = fitRequest(branch, { model: MODEL, systemPrompt: 'Be brief.' })
  expect(messages[0]).toEqual({ role: 'system', content: 'Be brief.' })
  expect(messages.slice(1)).toEqual(toChatMessages(branch.slice(2)))
  expect(sent).toEqual({ tokens: countTokens(messages), unsentTurns: 1 })
  expect(sent.tokens).toBeLessThanOrEqual(ROOM)
})

test('counts a long system prompt too, which is never left out', () => {
  const systemPrompt = 'y'.repeat(4 * 5_000)
  const { messages, sent } = fitRequest(branch, { model: MODEL, systemPrompt })
  expect(messages).toEqual(toChatMessages(branch.slice(4), systemPrompt))
  expect(sent.unsentTurns).toBe(2)
})

test('leaves as much room as the answer may take, and never more than a quarter of the window', () => {
  const fitted = (maxTokens: number) => fitRequest(branch, { model: MODEL, maxTokens }).sent
  expect(fitted(2_000).unsentTurns).toBe(1)
  expect(fitted(2_400).unsentTurns).toBe(2)
  expect(fitted(100_000)).toEqual(fitted(2_400))
})

test('leaves nothing out for a model whose window nobody knows', () => {
  const { messages, sent } = fitRequest(branch, { model: 'llama-next' })
  expect(messages).toEqual(toChatMessages(branch))
  expect(sent).toEqual({ tokens: countTokens(messages) })
})

test('fits into the window that a person says it has, whatever is known of the model', () => {
  const said = (model: string) => fitRequest(branch, { model, contextWindow: 16_385 })
  expect(said('llama-next')).toEqual(fitRequest(branch, { model: MODEL }))
  expect(said('gpt-4o').sent.unsentTurns).toBe(1)
})

test('keeps the words that ask for the rest of an answer', () => {
  const broken = answer('a', 'q', { text: 'It goes', outcome: { status: 'interrupted' } })
  const { messages, sent } = fitRequest([...branch, broken], { model: MODEL }, (branch, systemPrompt) =>
    toContinuation(branch, broken, systemPrompt),
  )
  expect(messages).toEqual(toContinuation([...branch.slice(2), broken], broken))
  expect(sent.unsentTurns).toBe(1)
})
