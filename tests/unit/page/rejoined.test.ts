// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CONNECTION, openPage, settle } from './open-chat-page.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] })
})

afterEach(() => {
  vi.useRealTimers()
})

test('a page that another background tells has what was stored since, and what is told after that', async () => {
  const { page, background, storeConnections } = await openPage()
  const other = { ...CONNECTION, id: 'other' }
  storeConnections(other)
  background.die()
  background.wake()
  background.tell({ type: 'joined' })
  await settle()
  expect(page.chosen.value?.connections).toEqual([other])
  background.tell({ type: 'connections', connections: [CONNECTION] })
  expect(page.chosen.value?.connections).toEqual([CONNECTION])
})
