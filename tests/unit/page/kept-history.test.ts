import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/model/settings.ts'
import type { Undo } from '../../../lib/model/undo.ts'
import { createKeptHistory } from '../../../lib/page/kept-history.ts'
import type { Command } from '../../../lib/protocol/command.ts'
import type { Reply } from '../../../lib/protocol/update.ts'

const DAY = 86_400_000
const NOW = 1000 * DAY
const settle = () => new Promise(resolve => setImmediate(resolve))

function open({
  bytes = async () => 5_000 as number | undefined,
  undos = [],
}: {
  bytes?: () => Promise<number | undefined>
  undos?: readonly Undo[]
} = {}) {
  const sent: Command[] = []
  const replies: Reply[] = []
  const settings = signal<Settings | undefined>(undefined)
  const amount = { conversations: 2, messages: 9 }
  let counts = 0
  const kept = createKeptHistory({
    store: {
      amount: async () => {
        counts += 1
        return { ...amount }
      },
      undos: async () => [...undos],
    },
    settings,
    async send(command) {
      sent.push(command)
      return replies.shift() ?? { status: 'done' }
    },
    storedBytes: bytes,
    now: () => NOW,
  })
  return { ...kept, settings, sent, replies, amount, counts: () => counts }
}

test('is kept for ever unless the settings say for how long', () => {
  const { days, settings } = open()
  expect(days.value).toBeUndefined()
  settings.value = DEFAULT_SETTINGS
  expect(days.value).toBeNull()
  settings.value = { ...DEFAULT_SETTINGS, keepDays: 30 }
  expect(days.value).toBe(30)
})

test('how many would go is the background’s to say, which knows what is open', async () => {
  const { wouldGo, sent, replies } = open()
  replies.push({ status: 'outdated', going: 2, open: 1 })
  expect(await wouldGo(30)).toMatchObject({ going: 2, open: 1 })
  expect(sent).toEqual([{ type: 'count-outdated', days: 30 }])
  replies.push({ status: 'failed', failure: { kind: 'storage' } })
  expect(await wouldGo(30)).toBeUndefined()
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
