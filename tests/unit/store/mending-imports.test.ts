import { expect, test } from 'vitest'
import { isUnreadable } from '../../../lib/model/message.ts'
import { exportAll } from '../../../lib/page/export-files.ts'
import type { Store } from '../../../lib/store/store.ts'
import { longConversation } from '../model/long-conversation.ts'
import { allRecords, createFreshStore, putRecord } from './fresh-store.ts'
import { importText } from './import-text.ts'

const whole = { ...longConversation(6), title: 'Mine', pinned: true as const }
const HEAD: [IDBValidKey, unknown] = [['conversation', 'c'], { title: 3 }]
const MESSAGE: [IDBValidKey, unknown] = [['message', 'c', 'm0003'], { role: 'assistant', words: 'kept' }]

async function exportText(store: Store): Promise<string> {
  const { signal } = new AbortController()
  const [file] = await exportAll(store, '2026-11-26', { signal, onProgress: () => {} })
  return (await file?.content.text()) ?? ''
}

async function damage() {
  const fresh = createFreshStore()
  await fresh.store.create(whole)
  const backup = await exportText(fresh.store)
  for (const [key, value] of [HEAD, MESSAGE]) await putRecord(fresh.database, key, value)
  return { ...fresh, backup }
}

test('a backup mends what is damaged, says how much, and keeps what was in its place', async () => {
  const { store, backup } = await damage()
  const { result, touched } = await importText(store, backup)
  expect(result).toEqual({ added: 0, known: 1, messages: 0, mended: 2 })
  expect(touched).toEqual(['c'])
  expect(await store.conversation('c')).toEqual({ ...whole, keptSince: 7 })
  const set = [MESSAGE, HEAD].map(([key, value]) => ({ key, value }))
  expect(await store.damagedRecords()).toEqual(set)
})

test('a backup that is imported again finds nothing to mend', async () => {
  const { store, database, backup } = await damage()
  await importText(store, backup)
  const before = await allRecords(database)
  const { result } = await importText(store, backup, 'j')
  expect(result).toEqual({ added: 0, known: 1, messages: 0 })
  expect(await store.damagedRecords()).toHaveLength(2)
  const { '["import","j"]': _, ...after } = await allRecords(database)
  expect(after).toEqual(before)
})

test('what was asked since the backup stays, and is shown', async () => {
  const { store, database } = createFreshStore()
  const longer = longConversation(8)
  await store.create(longConversation(6))
  const backup = await exportText(store)
  await store.create(longer)
  await putRecord(database, ...HEAD)
  await importText(store, backup)
  expect(await store.conversation('c')).toMatchObject({ leaf: 'm0007', messages: longer.messages })
})

test('an export of what is damaged takes the place of nothing, and is whole elsewhere', async () => {
  const { store, database, backup } = await damage()
  const damaged = await exportText(store)
  const before = await allRecords(database)
  expect((await importText(store, damaged)).result).toMatchObject({ messages: 0, mended: 1 })
  expect((await allRecords(database))[JSON.stringify(MESSAGE[0])]).toEqual(before[JSON.stringify(MESSAGE[0])])

  const { store: other } = createFreshStore()
  await importText(other, damaged)
  const there = await other.conversation('c')
  expect(there?.messages.map(({ id, parent }) => [id, parent])).toEqual(
    whole.messages.map(({ id, parent }) => [id, parent]),
  )
  expect(there?.messages.filter(isUnreadable).map(({ id }) => id)).toEqual(['m0003'])
  expect((await importText(other, backup, 'j')).result).toMatchObject({ mended: 1 })
  expect((await other.conversation('c'))?.messages).toEqual(whole.messages)
})
