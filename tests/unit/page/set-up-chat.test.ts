// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyConversation } from '../../../lib/model/conversation.ts'
import { openPage, settle } from './open-chat-page.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] })
})

afterEach(() => {
  vi.useRealTimers()
})

test('a new chat leads out of one that is set up and in which nothing was asked, and not back into it', async () => {
  const { page, background, current } = await openPage({ last: 'begun', begun: 'begun' })
  const conversation = { ...emptyConversation('begun', 0), setup: { systemPrompt: 'Far too long' } }
  background.tell({ type: 'snapshot', conversation })
  page.edit({ text: 'Refused' })
  page.newChat()
  await settle()
  expect(current()).not.toBe('begun')
  expect(page.conversation.value).toMatchObject({ id: current(), messages: [] })
  expect(page.conversation.value.setup).toBeUndefined()
})
