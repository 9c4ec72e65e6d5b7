import { expect, test } from 'vitest'
import { tokenUseText } from '../../../components/chat/token-use-text.ts'
import { unsentSentence } from '../../../components/chat/unsent-note.tsx'
import { answer } from '../model/samples.ts'

const written = answer('a', 'q', { text: 'x'.repeat(400), sent: { tokens: 1_200 } })

test('is what the server counted', () => {
  const use = tokenUseText({ ...written, usage: { promptTokens: 1_000, completionTokens: 234 } })
  expect(use).toEqual({
    text: '1,234 tokens',
    explanation: '1,000 sent, 234 written, as the server counted them',
  })
})

test('is estimated, reasoning included, and says so, where the server does not count', () => {
  expect(tokenUseText(written)).toEqual({
    text: '≈ 1,300 tokens',
    explanation: '1,200 sent, 100 written, estimated: the server gave no figures',
  })
  expect(tokenUseText({ ...written, reasoning: 'y'.repeat(40) })?.text).toBe('≈ 1,310 tokens')
  expect(tokenUseText({ ...written, usage: { completionTokens: 7 } })).toEqual({
    text: '≈ 1,207 tokens',
    explanation: '1,200 sent, 7 written, in part estimated: the server gave only one figure',
  })
})

test('is not made up for an answer from before it was counted', () => {
  expect(tokenUseText(answer('a', 'q', { text: 'x' }))).toBeUndefined()
})

test('turns that were not sent are counted as people count', () => {
  expect(unsentSentence(1)).toMatch(/^The oldest turn was not sent/)
  expect(unsentSentence(3)).toMatch(/^The 3 oldest turns were not sent/)
})
