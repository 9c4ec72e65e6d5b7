import { beforeEach, describe, expect, test } from 'vitest'
import { createTemporaryId } from '../../../lib/model/temporary.ts'

import { headOf, openRomanSearch, type openSearch, settle } from './open-search.ts'

let tested: ReturnType<typeof openSearch>

beforeEach(() => {
  tested = openRomanSearch()
})

describe('what is found', () => {
  test('comes as it is found, by its title first, then the newest, with the hit in context', async () => {
    const { type, give, end, ids, results } = tested
    type('rome')
    await give('b-2', 'b-1')
    expect(ids()).toEqual(['a', 'b'])
    expect(results.value).toMatchObject({ total: 2, done: false })
    await give('c-1')
    await end()
    expect(ids()).toEqual(['a', 'c', 'b'])
    expect(results.value?.done).toBe(true)
    expect(results.value?.found[2]?.passages.map(({ messageId }) => messageId)).toEqual(['b-1', 'b-2'])
    expect(results.value?.found[0]?.title).toEqual([
      { text: 'About ', hit: false },
      { text: 'rome', hit: true },
    ])
  })

  test('is not what stands in a conversation that was deleted, and is again once that is undone', async () => {
    const { type, give, end, ids, heads } = tested
    type('rome')
    await give('b-1', 'c-1')
    await end()
    const all = heads.value ?? []
    heads.value = all.filter(({ id }) => id !== 'b')
    await settle()
    expect(ids()).toEqual(['a', 'c'])
    heads.value = all
    await settle()
    expect(ids()).toEqual(['a', 'c', 'b'])
  })

  test('is never a temporary chat, and that there are some is said', async () => {
    const { type, end, ids, heads, leavesOut } = tested
    expect(leavesOut.value).toBe(false)
    heads.value = [headOf(createTemporaryId(), 4, 'Rome in secret'), ...(heads.value ?? [])]
    type('rome')
    await end()
    expect(ids()).toEqual(['a'])
    expect(leavesOut.value).toBe(true)
  })

  test('under a new name is shown under it', async () => {
    const { type, end, ids, heads } = tested
    type('paris')
    await end()
    expect(ids()).toEqual([])
    heads.value = [headOf('c', 3, 'Paris')]
    await settle()
    expect(ids()).toEqual(['c'])
  })

  test('is also what is written while it is shown', async () => {
    const { type, give, end, ids, receive, say, searches, results } = tested
    type('wombats')
    await end()
    expect(results.value).toMatchObject({ total: 0, done: true })
    say({ 'b-3': 'Wombats dig' })
    receive({ type: 'listed', head: headOf('b', 2) })
    await give('b-3')
    await end()
    expect(ids()).toEqual(['b'])
    expect(searches.length).toBeGreaterThan(1)
    // It went on, under the same id.
    say({ 'b-3': 'Wombats dig, and more wombats' })
    receive({ type: 'listed', head: headOf('b', 2) })
    await give('b-3')
    await end()
    expect(results.value?.found[0]?.passages[0]?.pieces.map(({ text }) => text).join('')).toContain(
      'and more',
    )
  })

  test('is looked for once more where something was written while it was looked for', async () => {
    const { type, give, end, ids, receive, say } = tested
    type('wombats')
    say({ 'b-3': 'Wombats dig' })
    receive({ type: 'listed', head: headOf('b', 2) })
    receive({ type: 'listed', head: headOf('b', 2) })
    await end()
    expect(ids()).toEqual([])
    await give('b-3')
    await end()
    expect(ids()).toEqual(['b'])
  })

  test('is no message that has the characters in another order', async () => {
    const { type, give, end, ids, say } = tested
    say({ 'c-1': '京都と東京', 'b-1': '東京都' })
    type('東京都')
    await give('c-1', 'b-1')
    await end()
    expect(ids()).toEqual(['b'])
    expect(tested.results.value?.total).toBe(1)
  })

  test('is among however many that have its characters in another order, and none of those is counted', async () => {
    const { type, give, end, ids, say, heads, results, showMore } = tested
    const names = Array.from({ length: 150 }, (_, n) => `c${n}`)
    heads.value = names.map((name, n) => headOf(name, 1000 - n))
    // The newest 120 have not; after them every other one has, in a message that is not its first.
    const has = (n: number) => n >= 120 && n % 2 === 0
    const right = names.filter((_, n) => has(n))
    const wrong = '東京と京都に行きました'
    say(Object.fromEntries(names.map(name => [`${name}-0`, wrong])))
    for (let part = 1; part < 12; part++)
      say(Object.fromEntries(names.map((name, n) => [`${name}-1${part}`, has(n) ? '東京都庁です' : wrong])))
    const all = names.flatMap(name => [
      `${name}-0`,
      ...Array.from({ length: 11 }, (_, n) => `${name}-1${n + 1}`),
    ])
    type('東京都')
    await give(...all)
    await end()
    expect(ids()).toEqual(right)
    expect(results.value).toMatchObject({ total: 15, done: true })
    expect(results.value?.found[0]).toMatchObject({ more: 8 })

    const half = names.filter((_, n) => n < 120 && n % 3 === 0)
    say(Object.fromEntries(half.map(name => [`${name}-0`, '東京都庁です'])))
    type('東京都 ')
    type('東京都庁')
    await give(...all)
    await end()
    expect(ids()).toEqual(half.slice(0, 20))
    expect(results.value).toMatchObject({ total: 55, done: true })
    showMore()
    await settle()
    expect(ids()).toEqual([...half, ...right].slice(0, 40))
  })

  test('is shown by the twenty, and twenty more when they are wanted', async () => {
    const { type, give, end, ids, say, heads, showMore } = tested
    const names = Array.from({ length: 50 }, (_, n) => `c${n}`)
    heads.value = names.map((name, n) => headOf(name, 100 - n))
    say(Object.fromEntries(names.map(name => [`${name}-1`, 'rome'])))
    type('rome')
    await give(...names.map(name => `${name}-1`))
    await end()
    expect(ids()).toEqual(names.slice(0, 20))
    expect(tested.results.value?.total).toBe(50)
    showMore()
    await settle()
    expect(ids()).toEqual(names.slice(0, 40))
  })
})

test('of one conversation three messages are shown, and twenty more with each wish, until another word', async () => {
  const { type, give, end, say, heads, results, showMoreOf } = tested
  heads.value = [headOf('a', 2), headOf('b', 1)]
  const messages = Array.from({ length: 30 }, (_, n) => `a-${n + 10}`)
  say(Object.fromEntries([...messages, 'b-1'].map(id => [id, 'rome and pisa'])))
  const shown = () => results.value?.found.map(({ passages, more }) => [passages.length, more])
  const look = async (word: string) => {
    type(word)
    await give(...messages, 'b-1')
    await end()
  }
  const showMore = async () => {
    showMoreOf('a')
    await settle()
  }
  const one = [1, 0]
  await look('rome')
  expect(shown()).toEqual([[3, 27], one])
  await showMore()
  expect(shown()).toEqual([[23, 7], one])
  await showMore()
  expect(shown()).toEqual([[30, 0], one])
  expect(results.value?.found[0]?.passages.map(({ messageId }) => messageId)).toEqual(messages)
  await look('pisa')
  expect(shown()).toEqual([[3, 27], one])
})

test('signs alone are found nowhere, and the list is not taken for what was found', () => {
  const { type, results, searches } = tested
  type('*')
  expect(results.value).toEqual({ found: [], total: 0, done: true })
  expect(searches).toHaveLength(0)
  type(' ')
  expect(results.value).toBeUndefined()
})

describe('a newer key', () => {
  test('ends the older search, whatever that still finds', async () => {
    const { type, give, searches, ids, results } = tested
    type('r')
    const [older] = searches
    type('rome')
    expect(searches).toHaveLength(2)
    older?.give([{ conversationId: 'b', messageId: 'b-1' }])
    await settle()
    expect(ids()).toBeUndefined()
    await give('c-1')
    expect(ids()).toEqual(['a', 'c'])
    expect(results.value?.done).toBe(false)
  })

  test('that takes the last word away shows the list again', async () => {
    const { type, give, results, searches } = tested
    type('rome')
    await give('c-1')
    type('')
    expect(results.value).toBeUndefined()
    searches.at(-1)?.give([])
    await settle()
    expect(results.value).toBeUndefined()
  })

  test('that adds no word searches nothing anew', () => {
    const { type, searches } = tested
    type('rome')
    type('rome ')
    type('rome !')
    expect(searches).toHaveLength(1)
  })
})
