import { signal } from '@preact/signals'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import type { Message } from '../../../lib/model/message.ts'
import { createTemporaryId } from '../../../lib/model/temporary.ts'
import { createSearch } from '../../../lib/page/search.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'
import type { Query } from '../../../lib/search/query.ts'
import type { Hit } from '../../../lib/store/search-reader.ts'
import { question } from '../model/samples.ts'

const head = (id: string, updated: number, title = id): ConversationHead => ({
  id,
  title,
  created: 1,
  updated,
})
const settle = () => new Promise(resolve => setImmediate(resolve))

/** A search whose store gives a batch whenever a test says so. */
function createTestSearch(unindexed: number | 'unknown' = 0) {
  const heads = signal<readonly ConversationHead[] | undefined>([])
  const texts = new Map<string, Message>()
  const searches: { query: Query; give: (hits: Hit[] | undefined) => void }[] = []
  const sent: Command[] = []
  const replies: ((reply: Reply) => void)[] = []
  let clock = 0
  const search = createSearch({
    store: {
      async *search(query) {
        for (;;) {
          const hits = await new Promise<Hit[] | undefined>(give => void searches.push({ query, give }))
          if (!hits) return
          yield hits
        }
      },
      messages: async hits => hits.map(({ messageId }) => texts.get(messageId)),
      unindexed: async () => (unindexed === 'unknown' ? undefined : unindexed),
    },
    heads,
    send(command) {
      sent.push(command)
      return new Promise(resolve => void replies.push(resolve))
    },
    now: () => (clock += 1000),
  })
  return {
    ...search,
    heads,
    sent,
    replies,
    searches,
    /** Messages by id, with the conversation before a dash: `c-1`. */
    say(messages: Record<string, string>) {
      for (const [id, text] of Object.entries(messages)) texts.set(id, question(id, text))
    },
    async give(...ids: string[]) {
      searches
        .at(-1)
        ?.give(ids.map(messageId => ({ conversationId: messageId.split('-')[0] ?? '', messageId })))
      await settle()
    },
    async end() {
      searches.at(-1)?.give(undefined)
      await settle()
    },
    ids: () => search.results.value?.found.map(({ head }) => head.id),
  }
}

let tested: ReturnType<typeof createTestSearch>

beforeEach(() => {
  tested = createTestSearch()
  tested.heads.value = [head('c', 3), head('b', 2), head('a', 1, 'About rome')]
  tested.say({ 'a-1': 'in rome', 'b-1': 'rome', 'b-2': 'and rome again', 'c-1': 'to rome' })
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
    heads.value = [head(createTemporaryId(), 4, 'Rome in secret'), ...(heads.value ?? [])]
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
    heads.value = [head('c', 3, 'Paris')]
    await settle()
    expect(ids()).toEqual(['c'])
  })

  test('is also what is written while it is shown', async () => {
    const { type, give, end, ids, receive, say, searches, results } = tested
    type('wombats')
    await end()
    expect(results.value).toMatchObject({ total: 0, done: true })
    say({ 'b-3': 'Wombats dig' })
    receive({ type: 'listed', head: head('b', 2) })
    await give('b-3')
    await end()
    expect(ids()).toEqual(['b'])
    expect(searches.length).toBeGreaterThan(1)
    // It went on, under the same id.
    say({ 'b-3': 'Wombats dig, and more wombats' })
    receive({ type: 'listed', head: head('b', 2) })
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
    receive({ type: 'listed', head: head('b', 2) })
    receive({ type: 'listed', head: head('b', 2) })
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
    heads.value = names.map((name, n) => head(name, 1000 - n))
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
    heads.value = names.map((name, n) => head(name, 100 - n))
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

describe('an index that lacks something', () => {
  test.each(['unknown', 7] as const)(
    'is asked for, says so meanwhile, and all is found at its end: %s',
    async left => {
      const { type, sent, indexing, replies, searches, receive } = createTestSearch(left)
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
    const { type, give, end, ids, receive, searches, results } = tested
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
    const { indexing, receive, searches } = tested
    receive({ type: 'indexing', left: 3, total: 9 })
    expect(indexing.value).toEqual({ left: 3, total: 9 })
    receive({ type: 'indexing', left: 0, total: 9 })
    expect(indexing.value).toBeUndefined()
    expect(searches).toEqual([])
  })

  test('that is whole is not asked for', async () => {
    tested.type('rome')
    await settle()
    expect([tested.sent, tested.indexing.value]).toEqual([[], undefined])
  })
})
