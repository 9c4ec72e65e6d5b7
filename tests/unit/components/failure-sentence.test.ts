import { expect, test } from 'vitest'
import { failureSentence, retryingSentence } from '../../../components/chat/failure-sentence.ts'
import { FAILURE_KINDS } from '../../../lib/model/failure.ts'

const where = { host: 'chat.example.org', model: 'gpt-3.5-turbo' }

test.each(FAILURE_KINDS)('says what happened and what to do about “%s”', kind => {
  const sentence = failureSentence({ kind }, where)
  expect(sentence).toMatch(/^[A-Z].*\.$|^chat\.example\.org .*\.$/)
  expect(sentence).toMatch(/\b(Choose|choose|Check|Connect|Allow|Enter|Shorten|Ask|Wait|Free|Update)\b/)
})

test('counts in seconds or minutes what the server asked to wait', () => {
  const after = (retryAfter: number) => failureSentence({ kind: 'rate-limited', retryAfter }, where)
  expect(after(29.2)).toContain('Choose Retry in 30 seconds')
  expect(after(120)).toContain('Choose Retry in 2 minutes')
})

test('names both sizes when a conversation is longer than the model reads', () => {
  const sentence = failureSentence(
    { kind: 'context-too-long', tokens: { sent: 250_000, window: 16_384 } },
    where,
  )
  expect(sentence).toContain('250,000')
  expect(sentence).toContain('16,384')
})

test('names the button that stands beside it', () => {
  expect(failureSentence({ kind: 'offline' }, { ...where, again: 'Test' })).toContain('choose Test')
  expect(failureSentence({ kind: 'unauthorized' }, { ...where, again: 'Test' })).not.toContain('Options')
})

test('counts down to the next attempt', () => {
  const retrying = { attempt: 1, until: 10_000, failure: { kind: 'rate-limited' as const } }
  expect(retryingSentence(retrying, where.host, 7_200)).toBe(
    'chat.example.org is busy. Trying again in 3 s (1 of 2)…',
  )
  expect(retryingSentence(retrying, where.host, 12_000)).toContain('Trying again (1 of 2)…')
})
