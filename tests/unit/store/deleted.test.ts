import { expect, test } from 'vitest'
import { createTemporaryId } from '../../../lib/model/temporary.ts'
import { createRoutedReader } from '../../../lib/store/routed-reader.ts'
import { createStoreReader } from '../../../lib/store/store-reader.ts'
import { openSession } from '../../../lib/store/temporary/open-session.ts'
import { createTemporaryStore } from '../../../lib/store/temporary/temporary-store.ts'
import { answer, conversationOf, question } from '../model/samples.ts'
import { createFakeSession } from './fake-session.ts'
import { createFreshStore, PRESET } from './fresh-store.ts'

test('what was deleted is known as such until it is back or can come back no more, on disk and in memory', async () => {
  const { store } = createFreshStore()
  const { area } = createFakeSession()
  const memory = createTemporaryStore(area, PRESET)
  const reader = createRoutedReader(store, createStoreReader(openSession(area, 'reader')(), PRESET))
  const asked = conversationOf(question('m1', 'x'), answer('m2', 'm1'))
  for (const [own, id] of [
    [store, 'c'],
    [memory, createTemporaryId(1)],
  ] as const) {
    const conversation = { ...asked, id }
    await own.begin(conversation, conversation.messages, answer('m2', 'm1'))
    expect(await reader.isDeleted(id)).toBe(false)
    await own.remove([id], 1)
    expect(await reader.isDeleted(id)).toBe(true)
    await own.restore([id], 2)
    expect(await reader.isDeleted(id)).toBe(false)
    await own.remove([id], 3)
    await own.purge(4, 4)
    expect(await reader.isDeleted(id)).toBe(false)
  }
})
