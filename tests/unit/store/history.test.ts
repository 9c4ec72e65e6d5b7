import { expect, test } from 'vitest'
import { answer, conversationOf, question } from '../model/samples.ts'
import { createFreshStore } from './fresh-store.ts'

const open = answer('m2', 'm1')
const begun = conversationOf(question('m1', 'Hello?'), open)

test('a pin is kept with the head, is taken off again, and leaves the rest as it was', async () => {
  const { store } = createFreshStore()
  await store.begin(begun, begun.messages, open)
  const [before] = await store.heads()
  expect(await store.pin(['c', 'nobody'], true)).toEqual([{ ...before, pinned: true }])
  expect(await store.heads()).toEqual([{ ...before, pinned: true }])
  await store.pin(['c'], false)
  expect(await store.heads()).toEqual([before])
})

test('any number of heads are read, newest first, around the damaged ones', async () => {
  const { store, database } = createFreshStore()
  const heads = Array.from({ length: 1201 }, (_, n) => ({
    id: `c${String(n).padStart(4, '0')}`,
    title: '',
    created: 0,
    updated: (n * 7919) % 1201,
    leaf: 'm',
  }))
  await database.relaxed('readwrite', store => {
    for (const head of heads) store.put(head.id === 'c0499' ? 'broken' : head, ['conversation', head.id])
  })
  const read = await store.heads()
  expect(read).toEqual(heads.filter(({ id }) => id !== 'c0499').toSorted((a, b) => b.updated - a.updated))
})

test('what is stored is counted', async () => {
  const { store } = createFreshStore()
  expect(await store.amount()).toEqual({ conversations: 0, messages: 0 })
  await store.begin(begun, begun.messages, open)
  expect(await store.amount()).toEqual({ conversations: 1, messages: begun.messages.length })
})
