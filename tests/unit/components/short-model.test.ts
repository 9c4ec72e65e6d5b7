import { expect, test } from 'vitest'
import { shortModel } from '../../../components/chat/short-model.ts'

test('a name that fits stays as it is', () => {
  for (const id of ['', 'gpt-4o', 'n'.repeat(64)]) expect(shortModel(id)).toBe(id)
})

test('of a longer one both ends are told, and no sign is cut in two', () => {
  const id = `first-${'n'.repeat(280)}-last`
  expect(shortModel(id)).toMatch(/^first-n+…n+-last$/)
  expect(shortModel(id)).toHaveLength(64)
  for (let at = 0; at < 100; at++) {
    const short = shortModel(`${'n'.repeat(at)}${'😀'.repeat(40)}${'n'.repeat(100 - at)}`)
    expect(short.isWellFormed()).toBe(true)
  }
})
