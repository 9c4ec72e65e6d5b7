import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../../lib/model/conversation.ts'
import { headSchema } from '../../../lib/model/schemas.ts'
import { longConversation } from '../model/long-conversation.ts'
import { answer, COMPLETE, conversationOf, FULL_SETUP, question } from '../model/samples.ts'
import { allRecords, createFreshStore, putRecord } from './fresh-store.ts'

const whole: Conversation = {
  ...conversationOf(
    question('m1', 'Why is the sky blue?', { created: 10 }),
    answer('m2', 'm1', { text: 'Rayleigh', outcome: COMPLETE, created: 20 }),
    question('m3', 'And red?', { parent: 'm2', created: 30 }),
    answer('m4', 'm3', { text: 'Dust', outcome: COMPLETE, created: 40 }),
  ),
  title: 'The sky',
}
const KEY = ['conversation', 'c']

/** What is made where nothing of it can be read. */
const remade = { id: 'c', title: 'Why is the sky blue?', created: 10, updated: 40, leaf: 'm4' }

async function damage(head: unknown, conversation = whole) {
  const fresh = createFreshStore()
  await fresh.store.create(conversation)
  await putRecord(fresh.database, KEY, head)
  return fresh
}

describe('a conversation whose head is damaged', () => {
  test.each<[string, unknown, object]>([
    ['nothing of it', { title: 3 }, {}],
    ['no object', 'x', {}],
    ['nothing at all', null, {}],
    ['its name', { title: 'Mine', leaf: 7 }, { title: 'Mine' }],
    ['a pin', { pinned: true, created: Number.NaN }, { pinned: true }],
    ['its set-up', { setup: FULL_SETUP }, { setup: FULL_SETUP }],
    ['a set-up that is none', { setup: { temperature: 'hot' }, created: 5 }, { created: 5 }],
    ['what is shown', { leaf: 'm2' }, { leaf: 'm2' }],
    ['what is shown and is not there', { leaf: 'gone' }, {}],
    ['an id that is another’s', { id: 'd' }, {}],
  ])('is there, with what of it can be read: %s', async (_what, damaged, readable) => {
    const { store, database } = await damage(damaged)
    const before = await allRecords(database)
    const head = { ...remade, ...readable }
    expect(await store.heads()).toEqual([head])
    expect(await store.conversation('c')).toEqual({ ...head, messages: whole.messages })
    expect(await store.conversationEnd('c')).toEqual({ conversation: { ...head, messages: whole.messages } })
    const exported = (await store.exportedHeads(['c'])).get('c')?.head
    expect(exported).toEqual(head)
    expect(JSON.stringify(exported), 'as it is once it is imported').toBe(
      JSON.stringify(v.parse(headSchema, head)),
    )
    expect(await store.damagedRecords()).toEqual([{ key: KEY, value: damaged }])
    expect(await allRecords(database)).toEqual(before)
  })

  test('is there among any number of others', async () => {
    const { store, database } = createFreshStore()
    for (const id of ['a', 'b', 'c']) await store.create({ ...longConversation(4), id, updated: 50 })
    await putRecord(database, ['conversation', 'b'], null)
    expect((await store.heads()).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
  })

  test('is there when its messages are damaged too', async () => {
    const { store, database } = await damage({})
    for (const { id } of whole.messages) await putRecord(database, ['message', 'c', id], null)
    expect(await store.heads()).toEqual([{ id: 'c', title: '', created: 0, updated: 0, leaf: 'm4' }])
  })

  test('is not taken for one in which nothing was asked yet', async () => {
    const { store } = await damage({ title: 3 })
    await store.saveDraft('c', { text: 'Half a question' })
    expect(await store.begun('fresh')).toBe('fresh')
  })

  test('and that has no message is none', async () => {
    const { store, database } = createFreshStore()
    await putRecord(database, KEY, { title: 3 })
    expect(await store.heads()).toEqual([])
    expect(await store.conversation('c')).toBeUndefined()
    expect(await store.damagedRecords()).toEqual([{ key: KEY, value: { title: 3 } }])
  })
})

const next = answer('m6', 'm5', { text: 'Then', outcome: COMPLETE })
const longer = { ...whole, messages: [...whole.messages, question('m5', 'So?', { parent: 'm4' }), next] }

describe('a damaged head is set aside as it is, once, by whatever takes its place', () => {
  type Fresh = ReturnType<typeof createFreshStore>['store']
  test.each<[string, (store: Fresh) => Promise<unknown>, object]>([
    ['a question', store => store.begin({ ...longer, leaf: 'm6' }, [], next), { leaf: 'm6' }],
    ['an end', store => store.commit({ ...longer, leaf: 'm6' }, next), { leaf: 'm6' }],
    ['a name', store => store.rename('c', 'Mine'), { title: 'Mine' }],
    ['a pin', store => store.pin(['c'], true), { pinned: true }],
    ['another version', store => store.select('c', 'm2'), { leaf: 'm2' }],
    ['a set-up', store => store.configure(whole, { temperature: 1 }), { setup: { temperature: 1 } }],
  ])('%s', async (_what, write, expected) => {
    const { store, database } = await damage({ title: 3 })
    await write(store)
    await store.rename('c', 'Later')
    const head = (await store.heads())[0]
    expect(head).toMatchObject({ ...expected, title: 'Later' })
    expect(await store.damagedRecords()).toEqual([{ key: KEY, value: { title: 3 } }])
    await putRecord(database, KEY, 'again')
    await store.rename('c', 'Last')
    expect(await store.damagedRecords()).toEqual([
      { key: KEY, value: { title: 3 } },
      { key: KEY, value: 'again' },
    ])
  })
})
