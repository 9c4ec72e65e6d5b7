import { describe, expect, test } from 'vitest'
import { createTemporaryId } from '../../../lib/model/temporary.ts'
import { createRoutedReader } from '../../../lib/store/routed-reader.ts'
import { createStoreReader } from '../../../lib/store/store-reader.ts'
import { openSession } from '../../../lib/store/temporary/open-session.ts'
import { createTemporaryStore } from '../../../lib/store/temporary/temporary-store.ts'
import { answer, conversationOf, question } from '../model/samples.ts'
import { createFakeSession } from './fake-session.ts'
import { createFreshStore, PRESET, putRecord } from './fresh-store.ts'

const empty = (id: string) => ({ id, title: '', created: 1, updated: 1 })

describe('a chat that was begun, and in which nothing was asked yet', () => {
  test('is found by what was typed there, the newest first, and not once that is gone', async () => {
    const { store } = createFreshStore()
    expect(await store.begun('fresh')).toBe('fresh')
    await store.saveDraft('a', { text: 'Half a question' })
    await store.saveDraft('b', { text: 'Another' })
    expect(await store.begun('fresh')).toBe('b')
    await store.saveDraft('b', { text: '' })
    expect(await store.begun('fresh')).toBe('a')
  })

  test('is found by what it was set up with, until it wants nothing, or something was asked', async () => {
    const { store } = createFreshStore()
    await store.configure(empty('c'), { systemPrompt: 'Be brief' })
    expect(await store.begun('fresh')).toBe('c')
    await store.configure(empty('c'), { systemPrompt: null })
    expect(await store.begun('fresh')).toBe('fresh')
    await store.configure(empty('c'), { temperature: 1 })
    const asked = conversationOf(question('m1', 'x'), answer('m2', 'm1'))
    await store.begin(asked, asked.messages, answer('m2', 'm1'))
    expect(await store.begun('fresh')).toBe('fresh')
  })

  test('is none in which something was asked, be it deleted by now', async () => {
    const { store } = createFreshStore()
    const asked = conversationOf(question('m1', 'x'), answer('m2', 'm1'))
    await store.begin(asked, asked.messages, answer('m2', 'm1'))
    await store.saveDraft('c', { text: 'And then?' })
    expect(await store.begun('fresh')).toBe('fresh')
    await store.remove(['c'], 1)
    expect(await store.begun('fresh')).toBe('fresh')
  })

  test('is none of a name that no conversation has, which would be refused whatever is asked in it', async () => {
    const { store, database } = createFreshStore()
    await store.saveDraft('a', { text: 'Half a question' })
    for (const id of [5, new Date(0), 'no name', ['z'], []])
      await putRecord(database, ['draft', id], { text: 'Odd' })
    expect(await store.begun('fresh')).toBe('a')
  })

  test('is kept or temporary, as the new one is to be', async () => {
    const { store } = createFreshStore()
    const { area } = createFakeSession()
    const memory = createTemporaryStore(area, PRESET)
    const reader = createRoutedReader(store, createStoreReader(openSession(area, 'reader')(), PRESET))
    const [begun, fresh] = [createTemporaryId(1), createTemporaryId(2)]
    await memory.saveDraft(begun, { text: 'Between us' })
    expect(await reader.begun('fresh')).toBe('fresh')
    expect(await reader.begun(fresh)).toBe(begun)
  })
})
