import { vi } from 'vitest'
import type { Draft } from '../../../lib/model/draft.ts'
import { DEFAULT_SETTINGS } from '../../../lib/model/settings.ts'
import { createChatPage } from '../../../lib/page/create-chat-page.ts'
import type { Named } from '../../../lib/platform/full-page.ts'
import type { Surface } from '../../../lib/protocol/command.ts'
import type { UnreadAnswer } from '../../../lib/store/unread.ts'
import { answer, COMPLETE, conversationOf, question } from '../model/samples.ts'
import { createFakeBackground } from './fake-background.ts'

export const WINDOW = 7
export const CONNECTION = { id: 'default', url: 'https://one.example/v1', model: 'm', hasKey: false }
export const stored = conversationOf(
  question('q', 'Hello?'),
  answer('a', 'q', { text: 'Hi', outcome: COMPLETE }),
)

export const settle = () => vi.advanceTimersByTimeAsync(0)

interface Start {
  readonly surface?: Surface
  readonly last?: string | null
  readonly draft?: Draft
  readonly unread?: UnreadAnswer[]
  readonly inTab?: Named
  readonly begun?: string
}

/** A page whose store has answered. */
export async function openPage(start: Start = {}) {
  const opened = startPage(start)
  await settle()
  return opened
}

export function startPage(start: Start = {}) {
  const { surface = 'panel', last = 'c', draft = { text: '' }, unread = [], inTab, begun } = start
  const background = createFakeBackground()
  const events: string[] = []
  let allowed = true
  let connections = [CONNECTION]
  const page = createChatPage({
    surface,
    store: {
      heads: async () => [],
      conversationEnd: async id => (id === 'c' ? { conversation: stored } : undefined),
      isDeleted: async () => false,
      olderMessages: async () => ({ messages: [] }),
      isReadOnly: async () => false,
      undos: async () => [],
      connections: async () => connections,
      modelList: async () => undefined,
      modelLists: async () => new Map(),
      settings: async () => DEFAULT_SETTINGS,
      begun: async fresh => begun ?? fresh,
      draft: async id => (id === 'c' ? draft : { text: '' }),
      last: async () => last ?? undefined,
      unread: async () => unread,
    },
    connect: background.connect,
    onAwake: background.onAwake,
    windowId: WINDOW,
    async openPanel(windowId) {
      events.push(`panel of ${windowId}, after ${background.requests().at(-1)?.command.type}`)
    },
    async openFullPage(windowId, { id, isNew }) {
      events.push(
        `tab in ${windowId} with ${isNew ? 'new ' : ''}${id}, after ${background.requests().at(-1)?.command.type}`,
      )
    },
    inTab,
    async requestOrigin(origin) {
      events.push(`${origin}, after ${background.requests().at(-1)?.command.type}`)
      return allowed
    },
    modelsOf: () => ['m', 'other'],
    storedBytes: async () => 1000,
    now: () => 1_800_000_000_000,
  })
  return {
    page,
    background,
    events,
    /** Another background than the one that the page knows has stored these. */
    storeConnections(...stored: (typeof CONNECTION)[]) {
      connections = stored
    },
    refusePermission() {
      allowed = false
    },
    current: () => background.asked('open')?.conversationId,
  }
}
