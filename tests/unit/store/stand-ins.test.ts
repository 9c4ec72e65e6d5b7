import { describe, expect, test } from 'vitest'
import { type Conversation, toBranch } from '../../../lib/model/conversation.ts'
import { isUnreadable, type Message } from '../../../lib/model/message.ts'
import { createRandom } from '../../random.ts'
import { longConversation } from '../model/long-conversation.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { allRecords, createFreshStore, putRecord } from './fresh-store.ts'

/** What is left of a message: with less and less in it that tells what it was. */
const REMAINS: readonly ((message: Message) => unknown)[] = [
  message => ({ ...message, created: 'yesterday' }),
  ({ role }) => ({ role }),
  ({ parent }) => ({ parent, role: 'system' }),
  () => ({ parent: 'gone', role: null }),
  () => 'x',
  () => null,
]

async function damage(conversation: Conversation, damaged: ReadonlyMap<number, number>) {
  const fresh = createFreshStore()
  await fresh.store.create(conversation)
  for (const [index, what] of damaged) {
    const message = conversation.messages[index] as Message // they are chosen from it
    await putRecord(fresh.database, ['message', 'c', message.id], REMAINS[what]?.(message))
  }
  return fresh
}

const shape = (messages: readonly Message[]) => messages.map(({ id, role, parent }) => ({ id, role, parent }))

describe('where records of messages are damaged', () => {
  test('the conversation is whole but for their words, however little is left of them', async () => {
    const random = createRandom(11)
    const upTo = (n: number) => Math.floor(random() * n)
    for (let round = 0; round < 20; round++) {
      const conversation = longConversation(2 + upTo(30))
      const { length } = conversation.messages
      const damaged = new Map(
        Array.from({ length: 1 + upTo(6) }, () => [upTo(length), upTo(REMAINS.length)] as const),
      )
      const { store, database } = await damage(conversation, damaged)
      const before = await allRecords(database)
      const read = await store.conversation('c')
      expect(read && shape(toBranch(read))).toEqual(shape(conversation.messages))
      const unreadable = read?.messages.flatMap((message, index) => (isUnreadable(message) ? index : []))
      expect(unreadable).toEqual([...damaged.keys()].sort((a, b) => a - b))
      expect(await allRecords(database)).toEqual(before)
    }
  })

  test('the end and what is before it are the same, wherever the one is cut off from the other', async () => {
    const conversation = longConversation(60)
    for (const at of [0, 18, 19, 20, 21, 59]) {
      const { store } = await damage(
        conversation,
        new Map([at, at - 1].map(index => [Math.max(index, 0), 4])),
      )
      const end = await store.conversationEnd('c')
      const older = await store.olderMessages('c', end?.before ?? '', 100)
      const messages = [...older.messages, ...(end?.conversation.messages ?? [])]
      expect(messages).toEqual((await store.conversation('c'))?.messages)
    }
  })

  test('a version that was written later stays where it says that it was', async () => {
    const conversation = conversationOf(
      ...longConversation(4).messages,
      answer('m0004', 'm0001', { text: 'Hi', outcome: COMPLETE }),
      answer('m0005', 'm0000', { text: 'Hello', outcome: COMPLETE }),
    )
    const { store } = await damage(conversation, new Map([[5, 0]]))
    expect((await store.conversation('c'))?.messages.at(-1)).toMatchObject({ parent: 'm0000' })
  })

  test('another version stays one', async () => {
    const conversation = conversationOf(
      question('m1', 'Hello?'),
      answer('m2', 'm1', { text: 'Hi', outcome: COMPLETE }),
      answer('m3', 'm1', { text: 'Hello', outcome: COMPLETE }),
      question('m4', 'And?', { parent: 'm3' }),
    )
    const { store } = await damage(conversation, new Map([[2, 4]]))
    const read = await store.conversation('c')
    expect(read && shape(read.messages)).toEqual(shape(conversation.messages))
  })

  test('what is no message of the conversation is none', async () => {
    const { store, database } = await damage(longConversation(4), new Map())
    await putRecord(database, ['message', 'c', 7], 'x')
    await putRecord(database, ['message', 'c', 'no id'], 'x')
    expect((await store.conversation('c'))?.messages).toHaveLength(4)
  })
})
