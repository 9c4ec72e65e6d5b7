import { describe, expect, test } from 'vitest'
import { openRomanSearch, openSearch, settle } from './open-search.ts'

describe('an index that lacks something', () => {
  test.each(['unknown', 7] as const)(
    'is asked for, says so meanwhile, and all is found at its end: %s',
    async left => {
      const { type, sent, indexing, replies, searches, receive } = openSearch(left)
      type('rome')
      await settle()
      expect(sent).toEqual([{ type: 'index' }])
      expect(indexing.value).toEqual(left === 7 ? { left, total: 7 } : { left: 0, total: 0 })
      receive({ type: 'indexing', left: 3, total: 9 })
      expect(indexing.value).toEqual({ left: 3, total: 9 })
      receive({ type: 'indexing', left: 0, total: 9 })
      expect(indexing.value).toBeUndefined()
      expect(searches).toHaveLength(2)
      replies[0]?.({ status: 'done' })
      await settle()
      expect(searches).toHaveLength(2)
    },
  )

  test('is searched again while it is made, and what was found stays meanwhile', async () => {
    const { type, give, end, ids, receive, searches, results } = openRomanSearch()
    type('rome')
    await give('b-1')
    await end()
    receive({ type: 'indexing', left: 3, total: 9 })
    expect(searches).toHaveLength(3)
    // One at a time.
    receive({ type: 'indexing', left: 2, total: 9 })
    expect(searches).toHaveLength(3)
    await give('c-1')
    expect(ids()).toEqual(['a', 'b'])
    await give('b-1')
    await end()
    expect(ids()).toEqual(['a', 'c', 'b'])
    receive({ type: 'indexing', left: 0, total: 9 })
    expect(ids()).toEqual(['a', 'c', 'b'])
    expect(results.value?.done).toBe(true)
  })

  test('is told where nobody searches either', () => {
    const { indexing, receive, searches } = openRomanSearch()
    receive({ type: 'indexing', left: 3, total: 9 })
    expect(indexing.value).toEqual({ left: 3, total: 9 })
    receive({ type: 'indexing', left: 0, total: 9 })
    expect(indexing.value).toBeUndefined()
    expect(searches).toEqual([])
  })

  test('is told as far as it was when another worker goes on with it, which counts what is left alone', () => {
    const { indexing, receive } = openRomanSearch()
    receive({ type: 'indexing', left: 3, total: 9 })
    receive({ type: 'indexing', left: 3, total: 3 })
    expect(indexing.value).toEqual({ left: 3, total: 9 })
    receive({ type: 'indexing', left: 0, total: 3 })
    receive({ type: 'indexing', left: 1, total: 1 })
    expect(indexing.value).toEqual({ left: 1, total: 1 })
  })

  test('that is whole is not asked for', async () => {
    const { type, sent, indexing } = openRomanSearch()
    type('rome')
    await settle()
    expect([sent, indexing.value]).toEqual([[], undefined])
  })
})
