import { expect, test } from 'vitest'
import type { Conversation } from '../../../lib/model/conversation.ts'
import type { Message } from '../../../lib/model/message.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { createFreshStore } from './fresh-store.ts'

const turn = (q: string, a: string, parent?: string): Message[] => [
  question(q, q, parent === undefined ? {} : { parent }),
  answer(a, q, { text: a, outcome: COMPLETE }),
]

const of = (...messages: Message[]): Conversation => ({ ...conversationOf(...messages), title: 'Hello?' })

const first = of(...turn('m1', 'm2'))

/** `before` was deleted, and `since` came from a file or was asked anew. */
async function createStore(before: Conversation, since: Conversation) {
  const { store } = createFreshStore()
  const keep = async (conversation: Conversation) => {
    await store.begin(conversation, conversation.messages, answer('none', 'none'))
    await store.dropJournal({ conversationId: 'none', messageId: 'none' })
  }
  await keep(before)
  await store.remove([before.id], 100)
  await keep(since)
  return store
}

test('what waits in a conversation that is there again stays when its deletion is over', async () => {
  const store = await createStore(first, first)
  const queued = { id: 'm3', follows: 'm2', parts: [{ type: 'text', text: 'Next' }] } as const
  await store.putQueued('c', queued)
  await store.saveDraft('c', { text: 'Half a question' })
  await store.saveDraft('c', { text: 'In other words', edits: 'm1' }, 'edit')
  await store.purge(100)
  expect(await store.draft('c')).toMatchObject({ text: 'Half a question' })
  expect(await store.draft('c', 'edit')).toMatchObject({ edits: 'm1' })
  expect(await store.queue('c')).toEqual([queued])
})
