import { beforeEach, expect, test, vi } from 'vitest'
import { openPanel, openPopup } from '../../../lib/platform/panel.ts'
import { takeWaitingMark } from '../../../lib/platform/tab-mark.ts'

const { action, query } = vi.hoisted(() => ({
  action: {
    openPopup: vi.fn(),
    setBadgeText: vi.fn(),
    setTitle: vi.fn(),
    getBadgeText: vi.fn(),
    getTitle: vi.fn(),
  },
  query: vi.fn(),
}))
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: { action, tabs: { query } } }))

beforeEach(() => {
  vi.resetAllMocks()
})

test('a browser with no place for a panel says so', async () => {
  vi.stubGlobal('chrome', {})
  await expect(openPanel(7)).rejects.toThrow('no place')
  vi.unstubAllGlobals()
})

test('a popup that opens needs no mark', async () => {
  action.openPopup.mockResolvedValue(undefined)
  await openPopup(7, 1)
  expect(action.openPopup).toHaveBeenCalledExactlyOnceWith({ windowId: 7 })
  expect(action.setBadgeText).not.toHaveBeenCalled()
})

test('where the browser refuses to open it, the button of that tab says what a click brings, until one has come', async () => {
  action.openPopup.mockRejectedValue(new Error('openPopup requires a user gesture'))
  await openPopup(7, 1)
  expect(action.setBadgeText).toHaveBeenCalledExactlyOnceWith({ tabId: 1, text: '…' })
  expect(action.setTitle).toHaveBeenCalledExactlyOnceWith({
    tabId: 1,
    title: 'Click to ask about what you have selected',
  })

  query.mockResolvedValue([{ id: 1 }])
  action.getBadgeText.mockResolvedValue('…')
  action.getTitle.mockResolvedValue('Ask Mishalsgpt')
  await takeWaitingMark(7)
  expect(query).toHaveBeenCalledWith({ active: true, windowId: 7 })
  expect(action.setBadgeText).toHaveBeenLastCalledWith({ tabId: 1, text: null })
  expect(action.setTitle).toHaveBeenLastCalledWith({ tabId: 1, title: 'Ask Mishalsgpt' })
})

test.each(['', '!', '3'])('a button that says something else goes on saying it: %j', async text => {
  query.mockResolvedValue([{ id: 1 }])
  action.getBadgeText.mockResolvedValue(text)
  await takeWaitingMark(7)
  expect(action.setBadgeText).not.toHaveBeenCalled()
})
