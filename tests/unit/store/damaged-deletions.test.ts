import { describe, expect, test } from 'vitest'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { allRecords, createFreshStore, putRecord } from './fresh-store.ts'

const whole = {
  ...conversationOf(
    question('m1', 'One'),
    answer('m2', 'm1', { text: 'Two', outcome: COMPLETE }),
    question('m3', 'Three', { parent: 'm2' }),
    answer('m4', 'm3', { text: 'Four', outcome: COMPLETE }),
  ),
  title: 'One',
}

const HEAD: [IDBValidKey, unknown] = [['conversation', 'c'], { title: 3 }]
const MESSAGE: [IDBValidKey, unknown] = [
  ['message', 'c', 'm2'],
  { role: 'assistant', id: 'm2', words: 'kept' },
]
const LEAF: [IDBValidKey, unknown] = [['message', 'c', 'm4'], 'x']
const ASIDE: [IDBValidKey, unknown] = [['damaged', 'c', 0], { key: ['conversation', 'c'], value: 'before' }]

async function damage(...damaged: readonly [IDBValidKey, unknown][]) {
  const fresh = createFreshStore()
  await fresh.store.create(whole)
  for (const [key, value] of damaged) await putRecord(fresh.database, key, value)
  return fresh
}

describe('what is damaged', () => {
  test.each<[string, readonly [IDBValidKey, unknown][]]>([
    ['a message', [MESSAGE]],
    ['the last one', [LEAF]],
    ['a head', [HEAD]],
    ['all of it', [HEAD, MESSAGE, LEAF, ASIDE]],
    ['what was set aside', [ASIDE]],
  ])('goes and comes back with its conversation, as it is: %s', async (_what, damaged) => {
    const { store, database } = await damage(...damaged)
    const before = await allRecords(database)
    const heads = await store.heads()
    expect(await store.remove(['c'], 100)).toEqual(heads)
    expect(await store.heads()).toEqual([])
    expect(await store.damagedRecords()).toEqual([])
    expect(await store.restore(['c'], 200)).toEqual(heads)
    expect(await allRecords(database)).toEqual(before)
  })

  test('goes for good with its conversation, once nobody can bring that back', async () => {
    const { store, database } = await damage(HEAD, MESSAGE, ASIDE)
    await store.remove(['c'], 100)
    await store.purge(100)
    expect(await store.restore(['c'], 200)).toEqual([])
    expect(Object.keys(await allRecords(database)).filter(key => key.includes('"c"'))).toEqual([
      // A place in the list of what the search has not read yet.
      '["unindexed","c"]',
    ])
  })

  test('goes with what is too old, and comes back with it', async () => {
    const { store, database } = await damage(MESSAGE)
    await store.remove(['c'], 100, { outdated: () => true })
    await store.restore(['c'], 200)
    expect((await allRecords(database))[JSON.stringify(MESSAGE[0])]).toEqual(MESSAGE[1])
  })

  test('stays beside what came from a file meanwhile', async () => {
    const { store, database } = await damage(HEAD, MESSAGE)
    await store.remove(['c'], 100)
    await store.create({ ...whole, title: 'From a file' })
    await store.restore(['c'], 200)
    expect((await store.conversation('c'))?.messages).toEqual(whole.messages)
    expect(await store.damagedRecords()).toEqual([HEAD, MESSAGE].map(([key, value]) => ({ key, value })))
    expect((await allRecords(database))['["conversation","c"]']).toMatchObject({ title: 'From a file' })
  })
})

test('a conversation of which nobody knows how old it is has its days before it', async () => {
  const { store } = await damage(HEAD)
  expect(await store.remove(['c'], 100, { outdated: () => true })).toEqual([])
  expect(await store.heads()).toMatchObject([{ id: 'c', keptSince: 100 }])
  expect(await store.damagedRecords()).toEqual([{ key: HEAD[0], value: HEAD[1] }])
  expect(await store.remove(['c'], 200, { outdated: () => true })).toHaveLength(1)
})
