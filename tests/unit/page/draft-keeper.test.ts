import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '../../../lib/model/draft.ts'
import { createDraftKeeper } from '../../../lib/page/draft-keeper.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** A keeper over a store in which a draft arrives when `store` is called, as it does behind a port. */
function createTestKeeper(records: Record<string, Draft> = {}) {
  const saves: [string, Draft][] = []
  const waiting: (() => void)[] = []
  const keeper = createDraftKeeper({
    read: async key => records[key] ?? { text: '' },
    save: (key, draft) => {
      saves.push([key, draft])
      return new Promise<void>(resolve => {
        waiting.push(() => {
          records[key] = draft
          resolve()
        })
      })
    },
  })
  return {
    ...keeper,
    keeper,
    saves,
    async store() {
      for (const arrive of waiting.splice(0)) arrive()
      await vi.advanceTimersByTimeAsync(0)
    },
    async show(key: string) {
      keeper.show(key)
      await vi.advanceTimersByTimeAsync(0)
    },
    text: () => keeper.draft.value.text,
  }
}

describe('a draft', () => {
  test('that was put there before it was known what is stored keeps what it quotes', async () => {
    const { keeper } = createTestKeeper({ c: { text: '' } })
    const quote = { type: 'selection', text: 'Words', title: 'Page', url: 'https://page.example' } as const
    keeper.show('c')
    keeper.edit({ text: 'About this', quote })
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.draft.value).toEqual({ text: 'About this', quote })
  })

  test('is there again when its conversation is shown', async () => {
    const { show, text } = createTestKeeper({ c: { text: 'Half a' }, d: { text: 'Other' } })
    await show('c')
    expect(text()).toBe('Half a')
    await show('d')
    expect(text()).toBe('Other')
    await show('e')
    expect(text()).toBe('')
  })

  test('is saved with every key, in the same moment', async () => {
    const { show, edit, saves } = createTestKeeper()
    await show('c')
    for (const text of ['H', 'Ha', 'Hal']) {
      edit({ text })
      expect(saves.at(-1)).toEqual(['c', { text }])
    }
    vi.advanceTimersByTime(1000)
    expect(saves).toHaveLength(3)
  })

  test('that is very long is saved at most 200 ms behind the keys, however long one types', async () => {
    const { show, edit, saves } = createTestKeeper()
    await show('c')
    for (let key = 1; key <= 20; key++) {
      edit({ text: 'x'.repeat(100_000 + key) })
      vi.advanceTimersByTime(50)
    }
    expect(saves.map(([, { text }]) => text.length - 100_000)).toEqual([4, 8, 12, 16, 20])
    vi.advanceTimersByTime(1000)
    expect(saves).toHaveLength(5)
  })

  test('that is very long is saved when the page goes, or another conversation is shown, under its own name', async () => {
    const { show, edit, flush, saves } = createTestKeeper()
    await show('c')
    const [one, two] = ['1'.repeat(50_000), '2'.repeat(50_000)]
    edit({ text: one })
    await show('d')
    edit({ text: two })
    flush()
    flush()
    vi.advanceTimersByTime(1000)
    expect(saves).toEqual([
      ['c', { text: one }],
      ['d', { text: two }],
    ])
  })

  test('that is being typed while the stored one is read comes after it, and loses nothing', async () => {
    const { keeper, text, saves } = createTestKeeper({ c: { text: 'Old' } })
    keeper.show('c')
    keeper.edit({ text: 'New' })
    // The stored one must not be overwritten, should the page go now.
    expect(saves).toEqual([])
    keeper.show('c')
    await vi.advanceTimersByTimeAsync(0)
    expect(text()).toBe('OldNew')
    expect(saves).toEqual([['c', { text: 'OldNew' }]])
  })

  test('that is typed before a conversation is known goes to the first one', async () => {
    const { keeper, show, text, saves } = createTestKeeper()
    keeper.edit({ text: 'Fast' })
    await vi.advanceTimersByTimeAsync(500)
    expect(saves).toEqual([])
    await show('c')
    expect(text()).toBe('Fast')
    expect(saves).toEqual([['c', { text: 'Fast' }]])
    await show('d')
    expect(text()).toBe('')
  })

  test('of the conversation before does not follow into the next', async () => {
    const { show, text } = createTestKeeper({ c: { text: 'Old' } })
    const first = show('c')
    await Promise.all([first, show('d')])
    expect(text()).toBe('')
  })

  test.each([
    ['again', ['c']],
    ['after another', ['d', 'c']],
    ['after many', ['d', 'e', 'd', 'c']],
  ])(
    'that is on its way to the store is still there when its conversation is shown %s',
    async (_when, ids) => {
      const { show, edit, text, store } = createTestKeeper({ c: { text: 'Half' } })
      await show('c')
      edit({ text: 'Half a question' })
      for (const id of ids) await show(id)
      expect(text()).toBe('Half a question')
      await store()
      expect(text()).toBe('Half a question')
    },
  )

  test('that another surface changed since is read anew', async () => {
    const records: Record<string, Draft> = {}
    const { show, edit, text, store } = createTestKeeper(records)
    await show('c')
    edit({ text: 'mine' })
    await show('d')
    await store()
    records.c = { text: 'theirs' }
    await show('c')
    expect(text()).toBe('theirs')
  })
})
