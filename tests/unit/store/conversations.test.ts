import fc from 'fast-check'
import { del } from 'idb-keyval'
import { describe, expect, test } from 'vitest'
import { applyEvent } from '../../../lib/model/chat-event.ts'
import type { Conversation } from '../../../lib/model/conversation.ts'
import type { Answer } from '../../../lib/model/message.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { atWrites } from './at-writes.ts'
import { allRecords, createFreshStore, putRecord } from './fresh-store.ts'

const asked = question('m1', 'Hello?')
const open = answer('m2', 'm1')
const begun: Conversation = { ...conversationOf(asked, open), title: 'Hello?' }

function segment(text: string, reasoning = '') {
  return { conversationId: 'c', text, reasoning }
}

function ended(text: string): [Conversation, Answer] {
  const done = { ...open, text, outcome: COMPLETE, ended: 9 }
  return [{ ...begun, updated: 9, messages: [asked, done] }, done]
}

/** Lets the `nth` write to the database fail, as a full disk does or as a value that cannot be cloned. */
function failAtWrite(nth: number, how: 'abort' | 'throw'): void {
  atWrites((write, transaction) => {
    if (write !== nth) return
    if (how === 'throw') throw new DOMException('Cannot be cloned', 'DataCloneError')
    transaction.abort()
  })
}

describe('an answer in progress', () => {
  test('is found again with all that its journal holds, in order, however it was cut', async () => {
    const pieces = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 })), {
      maxLength: 14,
    })
    await fc.assert(
      fc.asyncProperty(pieces, async segments => {
        const { store } = createFreshStore()
        await store.begin(begun, begun.messages, open)
        for (const [index, [text, reasoning]] of segments.entries()) {
          await store.append('m2', index + 1, segment(text, reasoning))
        }
        const reasoning = segments.map(([, thought]) => thought).join('')
        const text = segments.map(([said]) => said).join('')
        const found = await store.conversation('c')
        expect(found).toEqual({
          ...begun,
          messages: [asked, { ...open, text, ...(reasoning && { reasoning }) }],
        })
      }),
      { numRuns: 25 },
    )
  })

  test('has thought as long as the journal last said', async () => {
    const { store } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    await store.append('m2', 1, { ...segment('', 'H'), thought: { since: 3, until: 3 } })
    await store.append('m2', 2, { ...segment('', 'm'), thought: { since: 3, until: 8 } })
    await store.append('m2', 3, segment('Hi'))
    const { messages = [] } = (await store.conversation('c')) ?? {}
    expect(messages.at(-1)).toMatchObject({ text: 'Hi', reasoning: 'Hm', thought: { since: 3, until: 8 } })
  })

  test('is unfinished from its first moment to its commit, and listed once', async () => {
    const { store } = createFreshStore()
    expect(await store.unfinished()).toEqual([])
    await store.begin(begun, begun.messages, open)
    expect(await store.unfinished()).toEqual([{ conversationId: 'c', messageId: 'm2' }])
    for (let n = 1; n <= 12; n++) await store.append('m2', n, segment('x'))
    expect(await store.unfinished()).toEqual([{ conversationId: 'c', messageId: 'm2' }])
    await store.commit(...ended('x'.repeat(12)))
    expect(await store.unfinished()).toEqual([])
  })

  test('leaves nothing of its journal behind when it is committed, nor anything of it twice', async () => {
    const { store, database } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    await store.append('m2', 1, segment('Hel', 'Hm'))
    await store.append('m2', 2, segment('lo'))
    const [conversation, done] = ended('Hello')
    await store.commit(conversation, done)
    expect(Object.keys(await allRecords(database)).filter(key => key.includes('journal'))).toEqual([])
    expect(await store.conversation('c')).toEqual(conversation)
  })

  test('takes no segment twice', async () => {
    const { store } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    await store.append('m2', 1, segment('Hello'))
    await expect(store.append('m2', 1, segment('Hello'))).rejects.toThrow()
    expect((await store.conversation('c'))?.messages[1]).toMatchObject({ text: 'Hello' })
  })

  test('puts back what its conversation had where everything was thrown away meanwhile', async () => {
    const { store, database } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    await store.append('m2', 1, segment('Hel'))
    await database.strict('readwrite', records => void records.clear())
    const [conversation, done] = ended('Hello')
    await store.commit(conversation, done)
    expect(await store.conversation('c')).toEqual(conversation)
  })

  test('that begins anew forgets what a journal that was never committed held', async () => {
    const { store } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    await store.append('m2', 1, segment('Hel'))
    // The commit failed; the text lived on in memory, and the person pressed Continue.
    const continued = { ...open, text: 'Hel' }
    await store.begin({ ...begun, messages: [asked, continued] }, [continued], continued)
    await store.append('m2', 1, segment('lo'))
    expect((await store.conversation('c'))?.messages[1]).toMatchObject({ text: 'Hello' })
  })

  test('whose message is gone can be dropped', async () => {
    const { store } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    await store.dropJournal({ conversationId: 'c', messageId: 'm2' })
    expect(await store.unfinished()).toEqual([])
  })
})

describe.each(['abort', 'throw'] as const)('a write that fails (%s)', how => {
  test.each([1, 2, 3, 4, 5])('takes the whole beginning with it, whichever it is: %i', async nth => {
    const { store, database } = createFreshStore()
    const before = await allRecords(database)
    failAtWrite(nth, how)
    await expect(store.begin(begun, begun.messages, open)).rejects.toThrow()
    expect(await allRecords(database)).toEqual(before)
  })

  test.each([1, 2, 3])('takes the whole commit with it, whichever it is: %i', async nth => {
    const { store, database } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    await store.append('m2', 1, segment('Hello'))
    const before = await allRecords(database)
    failAtWrite(nth, how)
    await expect(store.commit(...ended('Hello'))).rejects.toThrow()
    expect(await allRecords(database)).toEqual(before)
  })

  test.each([1, 2, 3])('takes the whole deletion with it, whichever it is: %i', async nth => {
    const { store, database } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    const before = await allRecords(database)
    failAtWrite(nth, how)
    await expect(store.remove(['c'], 1)).rejects.toThrow()
    expect(await allRecords(database)).toEqual(before)
  })
})

describe('the list', () => {
  test('has the newest first, and no messages', async () => {
    const { store } = createFreshStore()
    for (const [id, updated] of [
      ['x', 5],
      ['z', 9],
      ['y', 7],
    ] as const) {
      await store.begin({ ...begun, id, updated }, begun.messages, open)
    }
    const heads = await store.heads()
    expect(heads.map(({ id }) => id)).toEqual(['z', 'y', 'x'])
    expect(heads[0]).not.toHaveProperty('messages')
  })

  test('shows a new name, and the conversation keeps its messages', async () => {
    const { store } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    const renamed = applyEvent(begun, { type: 'renamed', title: 'Mine' })
    await store.rename('c', 'Mine')
    await store.rename('nobody', 'Mine')
    expect(await store.heads()).toEqual([expect.objectContaining({ title: 'Mine' })])
    expect(await store.conversation('c')).toEqual(renamed)
  })
})

test('a conversation nobody began is none', async () => {
  expect(await createFreshStore().store.conversation('c')).toBeUndefined()
})

test('conversations whose ids begin alike keep apart', async () => {
  const { store } = createFreshStore()
  await store.begin(begun, begun.messages, open)
  await store.begin(
    { ...begun, id: 'cc' },
    [question('other', 'x'), answer('aa', 'other')],
    answer('aa', 'other'),
  )
  await store.append('aa', 1, segment('not mine'))
  expect(await store.conversation('c')).toEqual(begun)
  await store.remove(['c'], 1)
  expect((await store.conversation('cc'))?.messages).toHaveLength(2)
})

test('an answer is passed on where it stands, and one that was deleted meanwhile stays so', async () => {
  const { store, database } = createFreshStore()
  await store.begin(begun, begun.messages, open)
  const other = { ...open, host: 'other.example' }
  await store.passOn('c', other)
  expect((await store.conversation('c'))?.messages).toContainEqual(other)
  await store.remove(['c'], 1)
  const left = await allRecords(database)
  await store.passOn('c', other)
  expect(await allRecords(database)).toEqual(left)
})

describe('a damaged record', () => {
  const whole = { ...begun, messages: [asked, { ...open, text: 'lo', outcome: COMPLETE }] }

  test.each<[string, IDBValidKey, unknown]>([
    ['another conversation', ['conversation', 'd'], { id: 'd', title: 7 }],
    ['a journal', ['journal', 'b', 0], null],
    ['a deletion', ['deleted', 'd'], { at: 1 }],
  ])('is passed over, and the rest is there: %s', async (_what, key, record) => {
    const { store, database } = createFreshStore()
    await store.begin(whole, whole.messages, open)
    await store.dropJournal({ conversationId: 'c', messageId: 'm2' })
    await putRecord(database, key, record)
    expect(await store.conversation('c')).toEqual(whole)
    expect(await store.heads()).toHaveLength(1)
    expect(await store.unfinished()).toEqual([])
    await store.purge(Number.POSITIVE_INFINITY)
  })

  test('in a journal costs its own segment only, of which a mark stands there, and is set aside', async () => {
    const { store, database } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    await store.append('m2', 1, segment('one '))
    await store.append('m2', 2, segment('two '))
    await store.append('m2', 3, segment('three'))
    await putRecord(database, ['journal', 'm2', 0], { text: 7 })
    await putRecord(database, ['journal', 'm2', 2], undefined)
    expect((await store.conversation('c'))?.messages[1]).toMatchObject({ text: 'one  […] three' })
    expect(await store.unfinished()).toEqual([{ conversationId: 'c', messageId: 'm2' }])
    await store.commit(...ended('one  […] three'))
    expect(await store.damagedRecords()).toEqual([
      { key: ['journal', 'm2', 0], value: { text: 7 } },
      { key: ['journal', 'm2', 2], value: undefined },
    ])
  })

  test('of a journal that is gone leaves a mark, wherever it stood before what is there', async () => {
    const { store, database } = createFreshStore()
    await store.begin(begun, begun.messages, open)
    for (const [index, text] of ['one', 'two', 'three', 'four'].entries())
      await store.append('m2', index + 1, segment(text))
    await Promise.all([1, 3].map(n => del(['journal', 'm2', n], database.strict)))
    expect((await store.conversation('c'))?.messages[1]).toMatchObject({ text: ' […] two […] four' })
  })
})
