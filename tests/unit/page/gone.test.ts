// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPage, settle, stored, WINDOW } from './open-chat-page.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const openGone = () => openPage({ inTab: { id: 'gone', isNew: false } })

describe('an address of a conversation', () => {
  test('that is gone leads to a new chat, and says so until another is shown', async () => {
    const { page, current } = await openGone()
    expect(page.gone.value).toBe('gone')
    expect(current()).not.toBe('gone')
    expect(page.conversation.value).toMatchObject({ id: current(), messages: [] })
    page.newChat()
    expect(page.gone.value).toBeUndefined()
  })

  test('that is there, or has nothing in it yet, says nothing', async () => {
    const there = await openPage({ inTab: { id: 'c', isNew: false } })
    expect([there.page.gone.value, there.current()]).toEqual([undefined, 'c'])
    const begun = await openPage({ inTab: { id: 'begun', isNew: true } })
    expect([begun.page.gone.value, begun.current()]).toEqual([undefined, 'begun'])
  })

  test('that comes later is looked at as the first one was', async () => {
    const { page, current } = await openPage({ inTab: { id: 'c', isNew: false } })
    page.showNamed({ id: 'gone', isNew: false })
    await settle()
    expect(page.gone.value).toBe('gone')
    page.showNamed({ id: 'c', isNew: false })
    await settle()
    expect([page.gone.value, current()]).toEqual([undefined, 'c'])
    expect(page.conversation.value).toEqual(stored)
  })

  test('that is gone is shown when it is brought back', async () => {
    const { background, current } = await openGone()
    background.tell({ type: 'restored', conversationIds: ['gone'] })
    await settle()
    expect(current()).toBe('gone')
  })

  test('is the only one that is missed: what a selection is handed over to has nothing in it yet', async () => {
    const { page, background, current } = await openPage()
    background.tell({ type: 'show', conversationId: 'handed-over' })
    await settle()
    expect([page.gone.value, current()]).toEqual([undefined, 'handed-over'])
  })

  test('says of a new chat that it is one, so that it is not missed in the tab', async () => {
    const { page, events } = await openPage({ last: 'begun' })
    await page.openInTab()
    expect(events).toEqual([`tab in ${WINDOW} with new begun, after show-last`])
  })
})
