import { describe, expect, test } from 'vitest'
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
async function createStore(before: Conversation, since: Conversation, isOld = false) {
  const { store } = createFreshStore()
  const keep = async (conversation: Conversation) => {
    await store.begin(conversation, conversation.messages, answer('none', 'none'))
    await store.dropJournal({ conversationId: 'none', messageId: 'none' })
  }
  await keep(before)
  await store.remove([before.id], 100, isOld ? { outdated: () => true } : {})
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

test.each([
  ['a person’s', false],
  ['an old conversation’s', true],
])('%s undo hides nothing that was asked since', async (_whose, isOld) => {
  const since = { ...of(...first.messages, ...turn('m3', 'm4', 'm2')), title: 'Renamed', updated: 50 }
  const store = await createStore(first, since, isOld)
  const shown = isOld ? { ...since, keptSince: 300 } : since
  const { messages, ...head } = shown
  expect(await store.restore(['c'], 300)).toEqual([head])
  expect(await store.conversation('c')).toEqual({ ...head, messages })
})

test('an undo brings back what a file did not have, and shows it', async () => {
  const longer = { ...of(...first.messages, ...turn('m3', 'm4', 'm2')), updated: 50 }
  const store = await createStore(longer, first)
  await store.restore(['c'], 300)
  expect(await store.conversation('c')).toEqual(longer)
})

test('an undo changes no message that is there', async () => {
  const [asked, said] = first.messages as [Message, Message]
  const store = await createStore(first, of(asked, { ...said, text: 'Continued since' } as Message))
  await store.restore(['c'], 300)
  expect((await store.conversation('c'))?.messages[1]).toMatchObject({ text: 'Continued since' })
})

describe('of an answer that was deleted whole, and of which a file brought half', () => {
  const [asked, said] = first.messages as [Message, Message]
  const half = of(asked, { ...said, text: 'Half', outcome: { status: 'interrupted' } } as Message)
  const whole = of(asked, { ...said, text: 'Half and the rest', ended: 50 } as Message)

  test('an undo brings back the whole', async () => {
    const store = await createStore(whole, half)
    await store.restore(['c'], 300)
    expect((await store.conversation('c'))?.messages).toEqual(whole.messages)
  })

  test('an undo of both deletions brings back the whole', async () => {
    const store = await createStore(whole, half)
    await store.remove(['c'], 200)
    await store.restore(['c'], 300)
    expect((await store.conversation('c'))?.messages).toEqual(whole.messages)
  })

  test('what was written since to its end stays', async () => {
    const since = of(asked, { ...said, text: 'Half and another rest', ended: 70 } as Message)
    const store = await createStore(whole, since)
    await store.restore(['c'], 300)
    expect((await store.conversation('c'))?.messages).toEqual(since.messages)
  })
})

test('an undo shows what was deleted where something else was asked since', async () => {
  const since = { ...of(...turn('n1', 'n2')), title: 'Something else', updated: 50 }
  const store = await createStore(first, since)
  await store.restore(['c'], 300)
  const messages = [...first.messages, ...since.messages]
  expect(await store.conversation('c')).toEqual({ ...first, updated: 50, messages })
})

test('what was deleted, asked anew and deleted once more comes back with both halves', async () => {
  const since = { ...of(...turn('m3', 'm4')), updated: 50 }
  const store = await createStore(first, since)
  await store.remove(['c'], 200)
  expect(await store.restore(['c'], 300)).toMatchObject([{ id: 'c', leaf: 'm4' }])
  expect((await store.conversation('c'))?.messages).toEqual([...first.messages, ...since.messages])
})
