import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { ConversationHead } from '../../../lib/model/conversation.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/model/settings.ts'
import type { Undo } from '../../../lib/model/undo.ts'
import { createKeptHistory } from '../../../lib/page/kept-history.ts'
import type { Command } from '../../../lib/protocol/command.ts'

const DAY = 86_400_000
const NOW = 1000 * DAY
const settle = () => new Promise(resolve => setImmediate(resolve))

function head(age: number, more: Partial<ConversationHead> = {}): ConversationHead {
  return { id: `c${age}`, title: '', created: 0, updated: NOW - age * DAY, ...more }
}

function open({
  bytes = async () => 5_000 as number | undefined,
  undos = [],
}: {
  bytes?: () => Promise<number | undefined>
  undos?: readonly Undo[]
} = {}) {
  const sent: Command[] = []
  const settings = signal<Settings | undefined>(undefined)
  const amount = { conversations: 2, messages: 9 }
  let counts = 0
  const kept = createKeptHistory({
    store: {
      amount: async () => {
        counts += 1
        return { ...amount }
      },
      heads: async () => [head(1), head(29.9), head(31), head(400), head(500, { pinned: true })],
      undos: async () => [...undos],
    },
    settings,
    async send(command) {
      sent.push(command)
      return { status: 'done' }
    },
    storedBytes: bytes,
    now: () => NOW,
  })
  return { ...kept, settings, sent, amount, counts: () => counts }
}

test('is kept for ever unless the settings say for how long', () => {
  const { days, settings } = open()
  expect(days.value).toBeUndefined()
  settings.value = DEFAULT_SETTINGS
  expect(days.value).toBeNull()
  settings.value = { ...DEFAULT_SETTINGS, keepDays: 30 }
  expect(days.value).toBe(30)
})

test.each([
  [7, 3],
  [30, 2],
  [90, 1],
  [365, 1],
] as const)('of what is kept for %d days, %d would go; the pinned never', async (days, count) => {
  expect(await open().wouldGo(days)).toBe(count)
})

test('what is stored is counted again when it changes, and not more often than it takes', async () => {
  const { stored, receive, amount, counts } = open()
  await settle()
  expect(stored.value).toEqual({ conversations: 2, messages: 9, bytes: 5_000 })
  amount.conversations = 1
  for (let n = 0; n < 100; n++) receive({ type: 'unlisted', conversationIds: ['c'] })
  receive({ type: 'settings', settings: DEFAULT_SETTINGS })
  await settle()
  expect(stored.value).toMatchObject({ conversations: 1 })
  expect(counts()).toBe(3)
})

test('is counted where the browser does not tell its size', async () => {
  const { stored } = open({ bytes: () => Promise.reject(new Error('Not here')) })
  await settle()
  expect(stored.value).toEqual({ conversations: 2, messages: 9 })
})

test('what went because it was old is offered by a page that is opened afterwards, and nothing else is', async () => {
  const own: Undo = { conversationIds: ['mine'], title: 'Mine', at: NOW - 1 }
  const aged: Undo = { conversationIds: ['old'], title: 'Rome', at: NOW - 1, aged: true }
  const { undo } = open({ undos: [own, aged] })
  await settle()
  expect(undo.removed.value).toEqual(aged)
  const other = open({ undos: [own] })
  await settle()
  expect(other.undo.removed.value).toBeUndefined()
})
