import { expect, test } from 'vitest'
import { isUnreadable } from '../../../lib/model/message.ts'
import { createDamagedList } from '../../../lib/page/damaged-list.ts'
import { longConversation } from '../model/long-conversation.ts'
import { answer } from '../model/samples.ts'
import { allRecords, createFreshStore, putRecord } from './fresh-store.ts'

async function storeWith(damaged: readonly (readonly [IDBValidKey, unknown])[]) {
  const fresh = createFreshStore()
  const conversation = longConversation(500)
  await fresh.store.begin(conversation, conversation.messages, answer('none', 'none'))
  await fresh.store.saveDraft('c', { text: 'Half a' })
  for (const [key, value] of damaged) await putRecord(fresh.database, key, value)
  return fresh
}

test('where all is well nothing is damaged', async () => {
  const { store } = await storeWith([])
  expect(await store.damagedRecords()).toEqual([])
})

test('what does not validate is found wherever it is, left there, and the rest is read', async () => {
  const damaged: [IDBValidKey, unknown][] = [
    [['conversation', 'd'], { title: 3 }],
    [['message', 'c', 'm0100'], { role: 'user' }],
    [['message', 'c', 'm0499'], 'text'],
    [['settings'], null],
  ]
  const { store, database } = await storeWith(damaged)
  const before = await allRecords(database)
  expect(await store.damagedRecords()).toEqual(damaged.map(([key, value]) => ({ key, value })))
  expect(await allRecords(database)).toEqual(before)
  expect((await store.conversation('c'))?.messages.filter(isUnreadable)).toHaveLength(2)
  expect((await store.heads()).map(({ id }) => id)).toEqual(['c'])
})

test('a raw copy holds each of them whole, whatever it is, and never a key', async () => {
  const tangled: Record<string, unknown> = { deep: {} }
  tangled.self = tangled
  const { store } = await storeWith([
    [['draft', 'x'], tangled],
    [['draft', 'y'], { text: 7n, at: Number.NaN }],
    [['draft', 'z'], new Map([['a', 1]])],
    [['key', 'default'], { type: 'jwt', value: 'sk-1' }],
  ])
  const saved: string[] = []
  const run: (() => void)[] = []
  const list = createDamagedList({
    read: store.damagedRecords,
    save: (name, content) => saved.push(name, content),
    whenIdle: later => void run.push(later),
  })
  expect(list.records.value).toEqual([])
  run[0]?.()
  await expect.poll(() => list.records.value.length).toBe(3)
  list.save()
  const [name, content = ''] = saved
  expect(name).toBe('mishalsgpt-damaged-records.json')
  const copy = JSON.parse(content)
  expect(copy.map(({ key }: { key: unknown }) => key)).toEqual([
    ['draft', 'x'],
    ['draft', 'y'],
    ['draft', 'z'],
  ])
  expect(copy[1].value).toEqual({ text: '7', at: null })
  expect(content).not.toContain('sk-1')
})
