// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../lib/model/settings.ts'
import { isTemporary } from '../../../lib/model/temporary.ts'
import type { ChatPage } from '../../../lib/page/chat-page.ts'
import { answer, COMPLETE } from '../model/samples.ts'
import { CONNECTION, openPage, settle, startPage, stored, WINDOW } from './open-chat-page.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame'] })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a page that opens', () => {
  test('shows what it showed last, from the store, before the background says a word', async () => {
    const { page, background } = await openPage({ draft: { text: 'Half a' } })
    expect(page.conversation.value).toEqual(stored)
    expect(page.loaded.value).toBe(true)
    expect(page.draft.value).toEqual({ text: 'Half a' })
    expect(page.connection.value).toEqual(CONNECTION)
    expect(background.asked('open')).toEqual({ type: 'open', conversationId: 'c' })
    expect(background.asked('show-last')).toMatchObject({ surface: 'panel', conversationId: 'c' })
  })

  test('shows a new chat when it showed none before', async () => {
    const { page, current } = await openPage({ last: null })
    expect(page.conversation.value).toMatchObject({ id: current(), messages: [] })
    expect(page.loaded.value).toBe(true)
  })

  test('shows the newest answer that nobody has seen instead', async () => {
    const { current } = await openPage({
      unread: [
        { conversationId: 'new', failed: false, at: 2 },
        { conversationId: 'old', failed: true, at: 1 },
      ],
    })
    expect(current()).toBe('new')
  })

  test('in a tab shows what its address names, and takes nothing from the panel of its window', async () => {
    const { background, current } = await openPage({ inTab: { id: 'named', isNew: true }, last: 'c' })
    expect(current()).toBe('named')
    expect(background.all('announce')).toEqual([])
  })

  test('goes where it is sent, also when that comes before it knows what it showed last', async () => {
    const { page, background, current } = startPage()
    background.tell({ type: 'show', conversationId: 'd' })
    await settle()
    expect(current()).toBe('d')
    expect(page.conversation.value.id).toBe('d')
  })

  test.each([
    ['panel', 'announce'],
    ['popup', 'collect'],
  ] as const)('as a %s takes what is handed over to its window: %s', async (surface, type) => {
    const { background } = await openPage({ surface })
    const taken = [...background.all('announce'), ...background.all('collect')]
    expect(taken.map(({ command }) => command)).toEqual([{ type, windowId: WINDOW }])
  })
})

describe('a message that is gone to', () => {
  test('is in sight in its conversation, until another is shown', async () => {
    const { page, current } = await openPage()
    page.showAt('c', { messageId: 'q' })
    expect([current(), page.target.value]).toEqual(['c', { messageId: 'q' }])
    const before = page.target.value
    page.showAt('c', { messageId: 'q' })
    expect(page.target.value).not.toBe(before)
    page.show('d')
    expect(page.target.value).toBeUndefined()
  })

  test('has its branch shown where another one is, and asks for that once', async () => {
    const other = answer('b', 'q', { text: 'Hello', outcome: COMPLETE })
    const { page, background } = await openPage()
    background.tell({
      type: 'snapshot',
      conversation: { ...stored, messages: [...stored.messages, other] },
    })
    page.showAt('c', { messageId: 'a' })
    expect(background.all('select')).toEqual([])
    page.showAt('c', { messageId: 'b' })
    expect(background.asked('select')).toEqual({ type: 'select', conversationId: 'c', messageId: 'b' })
    background.tell({ type: 'event', conversationId: 'c', event: { type: 'renamed', title: 'x' } })
    await settle()
    expect(background.all('select')).toHaveLength(1)
  })

  test('has no branch shown once it is given up', async () => {
    const other = answer('b', 'q', { text: 'Hello', outcome: COMPLETE })
    const { page, background } = await openPage()
    page.showAt('c', { messageId: 'b' })
    page.forgetTarget()
    expect(page.target.value).toBeUndefined()
    const conversation = { ...stored, messages: [...stored.messages, other] }
    background.tell({ type: 'snapshot', conversation })
    expect(page.conversation.value.messages).toHaveLength(3)
    expect(background.all('select')).toEqual([])
  })
})

test('a temporary chat is begun by its id, and is what this surface shows next', async () => {
  const { page, background, current } = await openPage()
  page.newTemporaryChat()
  await settle()
  expect(isTemporary(current() ?? '')).toBe(true)
  expect(background.asked('show-last')).toMatchObject({ surface: 'panel', conversationId: current() })
  page.newChat()
  await settle()
  expect(isTemporary(current() ?? '')).toBe(false)
})

describe('a new chat', () => {
  test('goes back to the one in which something was typed or set up and nothing asked yet', async () => {
    const { page, current } = await openPage({ begun: 'begun' })
    page.newChat()
    await settle()
    expect(current()).toBe('begun')
    page.show('c')
    page.newTemporaryChat()
    page.show('d')
    await settle()
    // Whoever has gone elsewhere meanwhile stays there.
    expect(current()).toBe('d')
  })

  test('takes what is typed from the click on, whatever was begun before', async () => {
    const { page, background, current } = await openPage({ begun: 'begun' })
    page.newChat()
    page.edit({ text: 'Typed at once' })
    expect(background.asked('save-draft')).toBeUndefined()
    await settle()
    expect(current()).not.toMatch(/^(c|begun)$/)
    expect(background.asked('save-draft')).toMatchObject({
      key: current(),
      draft: { text: 'Typed at once' },
    })
  })

  test('is the one that is shown while something is typed there, unless it is to be of the other kind', async () => {
    const { page, current } = await openPage({ last: null, begun: 'older' })
    expect(current()).toBe('older')
    page.show('new')
    await settle()
    page.edit({ text: 'Half a question' })
    page.newChat()
    await settle()
    expect(current()).toBe('new')
    page.newTemporaryChat()
    await settle()
    expect(current()).toBe('older')
  })
})

describe('a conversation that is deleted', () => {
  test('leaves a new chat in its place, wherever it was deleted', async () => {
    const { page, background, current } = await openPage()
    background.tell({ type: 'unlisted', conversationIds: ['other'] })
    expect(current()).toBe('c')
    background.tell({ type: 'unlisted', conversationIds: ['d', 'c'] })
    await settle()
    expect(current()).not.toBe('c')
    expect(page.conversation.value).toMatchObject({ id: current(), messages: [] })
  })

  test('is on the screen again when it is brought back, with nothing else begun there', async () => {
    const { page, background, current } = await openPage()
    background.tell({ type: 'unlisted', conversationIds: ['c'] })
    background.tell({ type: 'restored', conversationIds: ['other'] })
    await settle()
    expect(current()).not.toBe('c')
    background.tell({ type: 'restored', conversationIds: ['c'] })
    await settle()
    expect(current()).toBe('c')
    expect(page.conversation.value).toEqual(stored)
  })

  test.each<[string, (page: ChatPage) => void]>([
    ['is typing', page => page.edit({ text: 'And now' })],
    [
      'has asked',
      page => {
        page.edit({ text: 'And now?' })
        void page.ask()
      },
    ],
    ['has gone elsewhere', page => page.show('d')],
    ['has begun a new chat', page => page.newChat()],
  ])('does not take the place of what a person %s since', async (_, act) => {
    const { page, background, current } = await openPage()
    background.tell({ type: 'unlisted', conversationIds: ['c'] })
    await settle()
    act(page)
    await settle()
    const at = current()
    background.tell({ type: 'restored', conversationIds: ['c'] })
    await settle()
    expect(current()).toBe(at)
  })
})

describe('what the person does in a click', () => {
  const failed = answer('a', 'q', { outcome: { status: 'failed', failure: { kind: 'permission' } } })

  test('to allow a host is told to the background before the browser asks, and again once it is allowed', async () => {
    const { page, background, events } = await openPage()
    page.allow(failed)
    expect(events).toEqual(['https://one.example, after await-permission'])
    await settle()
    const [before, after, ...more] = background.all('await-permission').map(({ command }) => command)
    expect(before).toMatchObject({ conversationId: 'c', messageId: 'a', origin: 'https://one.example' })
    expect(after).toEqual(before)
    expect(more).toEqual([])
  })

  test('to ask without Origin is told with the connection that is meant', async () => {
    const { page, background } = await openPage()
    page.dropOrigin(failed)
    await settle()
    const commands = background.all('await-permission').map(({ command }) => command)
    expect(commands).toMatchObject([{ dropOrigin: 'default' }, { dropOrigin: 'default' }])
  })

  test('to refuse a host is told once', async () => {
    const { page, background, refusePermission } = await openPage()
    refusePermission()
    page.allow(failed)
    await settle()
    expect(background.all('await-permission')).toHaveLength(1)
  })

  test('to open a tab saves the draft, and names the conversation, before the tab opens', async () => {
    const { page, background, events } = await openPage()
    page.edit({ text: 'Half a' })
    await page.openInTab()
    expect(background.asked('save-draft')).toMatchObject({ key: 'c', draft: { text: 'Half a' } })
    expect(events).toEqual([`tab in ${WINDOW} with c, after save-draft`])
  })

  test('to open the panel saves the draft and says where to go, before the panel opens', async () => {
    const { page, background, events } = await openPage({ surface: 'popup' })
    page.edit({ text: 'Half a' })
    await page.openInPanel()
    expect(background.asked('save-draft')).toMatchObject({ key: 'c', draft: { text: 'Half a' } })
    expect(background.asked('show-in-panel')).toMatchObject({ windowId: WINDOW, conversationId: 'c' })
    expect(events).toEqual([`panel of ${WINDOW}, after show-in-panel`])
  })

  test('to stop, retry and continue is about this conversation; each retry is an answer of its own', async () => {
    const { page, background } = await openPage()
    page.stop(failed)
    expect(background.asked('stop')).toEqual({ type: 'stop', conversationId: 'c', messageId: 'a' })
    page.continueAnswer(failed)
    expect(background.asked('continue')).toEqual({ type: 'continue', conversationId: 'c', messageId: 'a' })
    page.retry(failed)
    background.reply('retry', { status: 'done' })
    await settle()
    page.retry(failed)
    const ids = background.all('retry').map(({ command }) => 'answerId' in command && command.answerId)
    expect(new Set(ids).size).toBe(2)
  })

  test('to leave saves what waits, and lets the background be', async () => {
    const { page, background } = await openPage()
    page.edit({ text: 'Half a' })
    page.leave()
    expect(background.asked('save-draft')).toMatchObject({ key: 'c', draft: { text: 'Half a' } })
    expect(background.ports[0]?.closed).toBe(true)
  })
})

test('a notice is shown until it is dismissed, or a question is asked', async () => {
  const { page, background } = await openPage()
  background.tell({ type: 'notice', notice: 'page-closed' })
  expect(page.notice.value).toBe('page-closed')
  page.dismissNotice()
  expect(page.notice.value).toBeUndefined()
  background.tell({ type: 'notice', notice: 'page-closed' })
  page.edit({ text: 'Why?' })
  void page.ask()
  expect(page.notice.value).toBeUndefined()
})

test('a server or setting that changes elsewhere changes here', async () => {
  const { page, background } = await openPage()
  background.tell({ type: 'connections', connections: [{ ...CONNECTION, model: 'other' }] })
  background.tell({ type: 'settings', settings: { ...DEFAULT_SETTINGS, serverUsed: true } })
  expect(page.connection.value?.model).toBe('other')
  expect(page.settings.value?.serverUsed).toBe(true)
})
