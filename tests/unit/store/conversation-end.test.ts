import { describe, expect, test } from 'vitest'
import { applyEvent } from '../../../lib/model/chat-event.ts'
import type { Conversation } from '../../../lib/model/conversation.ts'
import { toBranch } from '../../../lib/model/conversation.ts'
import { END_LENGTH, toEnd } from '../../../lib/model/conversation-end.ts'
import { isUnreadable, type Message } from '../../../lib/model/message.ts'
import { longConversation } from '../model/long-conversation.ts'
import { answer } from '../model/samples.ts'
import { createFreshStore, putRecord } from './fresh-store.ts'

async function stored(conversation: Conversation) {
  const fresh = createFreshStore()
  await fresh.store.begin(conversation, conversation.messages, answer('none', 'none'))
  await fresh.store.dropJournal({ conversationId: 'none', messageId: 'none' })
  return fresh
}

const ids = (messages: readonly Message[] = []) => messages.map(({ id }) => id)

describe('the end of a conversation', () => {
  test.each([0, 1, END_LENGTH - 1, END_LENGTH])('of %i messages is all of it', async length => {
    const conversation = longConversation(length)
    const { store } = await stored(conversation)
    expect(await store.conversationEnd('c')).toEqual({ conversation })
    expect(toEnd(conversation)).toEqual({ conversation })
  })

  test.each([END_LENGTH + 1, 200])('of %i messages is the last of them, and says so', async length => {
    const conversation = longConversation(length)
    const { store } = await stored(conversation)
    const last = conversation.messages.slice(-END_LENGTH)
    const end = { conversation: { ...conversation, messages: last }, before: last[0]?.id }
    expect(await store.conversationEnd('c')).toEqual(end)
    expect(toEnd(conversation)).toEqual(end)
  })

  test('has the branch that is shown too, where others were written since', async () => {
    const whole = longConversation(200)
    const leaf = whole.messages[99]?.id ?? ''
    const conversation = { ...whole, leaf }
    const { store } = await stored(conversation)
    const end = await store.conversationEnd('c')
    expect(end && ids(toBranch(end.conversation))).toEqual(ids(toBranch(conversation).slice(-END_LENGTH)))
    expect(end?.before).toBe(whole.messages.at(-END_LENGTH)?.id)
    expect(toEnd(conversation)).toEqual(end)
  })

  test('goes on into the branch that it was written beside', async () => {
    const trunk = longConversation(100)
    // Retried so often that nothing else is among the newest.
    const parent = trunk.messages.at(-2)?.id ?? ''
    const conversation = Array.from({ length: END_LENGTH }, (_, n) =>
      answer(`n${String(n).padStart(4, '0')}`, parent, { outcome: { status: 'stopped' } }),
    ).reduce((before, retried) => applyEvent(before, { type: 'retried', answer: retried }), trunk)
    const { store } = await stored(conversation)
    const end = await store.conversationEnd('c')
    expect(end && ids(toBranch(end.conversation))).toEqual(ids(toBranch(conversation).slice(-END_LENGTH)))
  })

  test('of one that is not there is nothing', async () => {
    const { store } = createFreshStore()
    expect(await store.conversationEnd('c')).toBeUndefined()
  })

  test('is there when records in it are damaged, and so is the rest', async () => {
    const conversation = longConversation(200)
    const { store, database } = await stored(conversation)
    const [broken, lost] = [conversation.messages[199]?.id ?? '', conversation.messages[160]?.id ?? '']
    for (const id of [broken, lost]) await putRecord(database, ['message', 'c', id], { role: 'x' })
    const end = await store.conversationEnd('c')
    expect(ids(end?.conversation.messages)).toEqual(ids(conversation.messages.slice(160)))
    expect(end?.before).toBe(lost)
    const rest = await store.olderMessages('c', lost, 500)
    expect(ids(rest.messages)).toEqual(ids(conversation.messages.slice(0, 160)))
    expect(end?.conversation.messages.filter(isUnreadable)).toHaveLength(2)
  })

  test('as it is told has what is being written, and what could not be stored, however old', () => {
    const [first, second] = ['m0001', 'm0003']
    const conversation = longConversation(200)
    const messages = conversation.messages.map(message => {
      if (message.role === 'user') return message
      const { outcome, ...open } = message
      if (message.id === first) return open
      const failure = { kind: 'storage' } as const
      return message.id === second
        ? { ...open, outcome: { status: 'interrupted', failure } as const }
        : message
    })
    expect(ids(toEnd({ ...conversation, messages }).conversation.messages).slice(0, 2)).toEqual([
      first,
      second,
    ])
  })
})

test.each([1, 7, 100, 160, 500])(
  'the rest comes by %i, each message once, newest piece first',
  async count => {
    const conversation = longConversation(200)
    const { store } = await stored(conversation)
    const read: Message[] = []
    let before = (await store.conversationEnd('c'))?.before
    while (before !== undefined) {
      const slice = await store.olderMessages('c', before, count)
      expect(slice.messages.length).toBeLessThanOrEqual(count)
      read.unshift(...slice.messages)
      before = slice.before
    }
    expect(read).toEqual(conversation.messages.slice(0, -END_LENGTH))
  },
)
