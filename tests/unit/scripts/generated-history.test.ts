import * as v from 'valibot'
import { expect, test } from 'vitest'
import { headSchema, messageSchema } from '../../../lib/model/schemas.ts'
import { generateHistory } from '../../../scripts/bench/generated-history.ts'

const history = [...generateHistory({ conversations: 200, messages: 10 })]

test('is what the store would have kept: whole records, each answer after its question', () => {
  for (const { head, messages } of history) {
    expect(v.parse(headSchema, head)).toEqual(head)
    expect(v.parse(v.array(messageSchema), messages)).toEqual(messages)
    expect(messages.map(({ role }) => role)).toEqual(Array(5).fill(['user', 'assistant']).flat())
    expect(messages.map(({ parent }) => parent)).toEqual([
      undefined,
      ...messages.slice(0, -1).map(({ id }) => id),
    ])
    expect(messages.map(({ id }) => id)).toEqual(messages.map(({ id }) => id).sort())
    expect(head.leaf).toBe(messages.at(-1)?.id)
    expect(head.updated).toBe(messages.at(-1)?.created)
  }
})

test('is newest first, and no two ids are alike', () => {
  const times = history.map(({ head }) => head.updated)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  const ids = history.flatMap(({ head, messages }) => [head.id, ...messages.map(({ id }) => id)])
  expect(new Set(ids).size).toBe(200 * 11)
})

test('is the same for the same seed, and another for another', () => {
  const amount = { conversations: 3, messages: 4 }
  expect([...generateHistory(amount)]).toEqual([...generateHistory(amount)])
  expect([...generateHistory({ ...amount, seed: 2 })]).not.toEqual([...generateHistory(amount)])
})

test('is written in several scripts, with frequent words and rare ones', () => {
  const text = JSON.stringify(history)
  for (const script of ['Latin', 'Cyrillic', 'Han', 'Hiragana', 'Arabic'])
    expect(text, script).toMatch(new RegExp(`\\p{Script=${script}}{2}`, 'u'))
  const counts = new Map<string, number>()
  for (const [word] of text.matchAll(/\p{Script=Latin}{4,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  expect([...counts.values()].filter(count => count === 1).length).toBeGreaterThan(counts.size / 20)
  expect(Math.max(...counts.values())).toBeGreaterThan(100)
})
