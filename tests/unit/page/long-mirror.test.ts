import { expect, test } from 'vitest'
import { applyEvent, type ChatEvent } from '../../../lib/model/chat-event.ts'
import type { Conversation } from '../../../lib/model/conversation.ts'
import { toEnd } from '../../../lib/model/conversation-end.ts'
import type { Message } from '../../../lib/model/message.ts'
import { createMirror } from '../../../lib/page/mirror.ts'
import { longConversation } from '../model/long-conversation.ts'
import { answer, COMPLETE, question } from '../model/samples.ts'

const LENGTH = 250
const settle = () => new Promise(resolve => setImmediate(resolve))

/** A mirror of a long conversation, of which the store and the background have what a test gives them. */
function createLongMirror(start = longConversation(LENGTH)) {
  let stored = start
  let idle: (() => void)[] = []
  let reopened = 0
  const mirror = createMirror({
    store: {
      conversationEnd: async () => toEnd(stored),
      async olderMessages(_id, before, count) {
        const older = stored.messages.filter(message => message.id < before)
        const messages = older.slice(-count)
        const first = messages[0]?.id
        return { messages, ...(older.length > count && first !== undefined && { before: first }) }
      },
    },
    reopen: () => void reopened++,
    onMissing: () => {},
    now: () => 0,
    frame: paint => () => paint(),
    whenIdle: run => void idle.push(run),
  })
  return {
    mirror,
    messages: () => mirror.conversation.value.messages,
    reopened: () => reopened,
    setStored(conversation: Conversation) {
      stored = conversation
    },
    snapshot: (conversation = stored) => mirror.receive({ type: 'snapshot', ...toEnd(conversation) }),
    event: (event: ChatEvent) => mirror.receive({ type: 'event', conversationId: 'c', event }),
    /** One moment with nothing better to do; whether anything was waiting for it. */
    async rest(): Promise<boolean> {
      const [run, ...later] = idle
      idle = later
      run?.()
      await settle()
      return run !== undefined
    },
  }
}

async function opened() {
  const long = createLongMirror()
  long.mirror.show('c')
  await settle()
  return long
}

async function restAll(long: ReturnType<typeof createLongMirror>): Promise<number> {
  let moments = 0
  while (await long.rest()) moments += 1
  return moments
}

const whole = longConversation(LENGTH)
const text = (message: Message | undefined) => message && 'text' in message && message.text

test('a long conversation is there with its end, and whole after some idle moments', async () => {
  const long = await opened()
  expect(long.mirror.loaded.value).toBe(true)
  expect(long.messages()).toEqual(whole.messages.slice(-40))
  // Nothing more is read before the background follows: what changed meanwhile would stay as it was.
  expect(await restAll(long)).toBe(0)
  long.snapshot()
  expect(long.messages()).toEqual(whole.messages.slice(-40))
  expect(await restAll(long)).toBe(3)
  expect(long.mirror.conversation.value).toEqual(whole)
})

test('what the snapshot says again is not drawn again', async () => {
  const long = await opened()
  const before = long.messages()
  long.snapshot(structuredClone(whole))
  expect(long.messages().every((message, index) => message === before[index])).toBe(true)
})

test('events that come while the rest is read are told on top of it', async () => {
  const long = await opened()
  long.snapshot()
  await long.rest()
  const asked = {
    type: 'asked',
    question: question('n1', 'More', { parent: 'm0249' }),
    answer: answer('n2', 'n1'),
  } as const
  const events: ChatEvent[] = [
    asked,
    { type: 'delta', messageId: 'n2', text: 'Hel' },
    { type: 'delta', messageId: 'n2', text: 'lo' },
  ]
  for (const event of events) long.event(event)
  await restAll(long)
  expect(long.mirror.conversation.value).toEqual(events.reduce(applyEvent, whole))
  expect(long.reopened()).toBe(0)
})

test('what was read before the background followed stays on the screen, until it is read anew', async () => {
  const long = await opened()
  long.snapshot()
  await restAll(long)
  // Another panel let an old answer go on while this one was not followed.
  const grown = {
    ...whole,
    messages: whole.messages
      .filter(({ id }) => id !== 'm0000')
      .map(message => (message.id === 'm0101' ? { ...message, text: 'More' } : message)),
  } as Conversation // the message stays an answer
  long.setStored(grown)
  const before = long.messages()
  long.mirror.show('c')
  long.snapshot()
  expect(long.messages()).toHaveLength(LENGTH)
  await restAll(long)
  expect(long.mirror.conversation.value).toEqual(grown)
  const kept = new Set(before)
  expect(
    long
      .messages()
      .filter(message => !kept.has(message))
      .map(text),
  ).toEqual(['More'])
})

test('an answer far up that goes on before it was read is asked for anew, once, and read as it is', async () => {
  const long = await opened()
  long.snapshot()
  const changes: ChatEvent[] = [
    { type: 'continued', messageId: 'm0101', at: 5 },
    { type: 'delta', messageId: 'm0101', text: ' and more' },
  ]
  for (const event of changes) long.event(event)
  expect(long.reopened()).toBe(1)
  const now = changes.reduce(applyEvent, whole)
  long.setStored(now)
  long.snapshot(now)
  long.event({ type: 'delta', messageId: 'm0101', text: '.' })
  long.event({ type: 'ended', messageId: 'm0101', outcome: COMPLETE, at: 9 })
  await restAll(long)
  expect(long.messages().map(text)).toContain('Message 101 and more.')
  expect(long.messages()).toHaveLength(LENGTH)
})

test('an answer that the store knows as going on, of which nothing was told, is asked for anew', async () => {
  const long = await opened()
  long.snapshot()
  long.setStored(applyEvent(whole, { type: 'continued', messageId: 'm0101', at: 5 }))
  await restAll(long)
  expect(long.reopened()).toBe(1)
})

test('another conversation that is shown meanwhile gets nothing of it', async () => {
  const long = await opened()
  long.snapshot()
  await long.rest()
  long.setStored({ ...longConversation(2), id: 'd' })
  long.mirror.show('d')
  await settle()
  await restAll(long)
  expect(long.messages()).toEqual(longConversation(2).messages)
})

test('a conversation that was deleted is empty, however much of it was there', async () => {
  const long = await opened()
  long.snapshot()
  await long.rest()
  long.mirror.receive({ type: 'snapshot', conversation: { ...longConversation(0), id: 'c' } })
  await restAll(long)
  expect(long.messages()).toEqual([])
})
