import { browser } from './browser.ts'

/** On the toolbar button of a tab in which something waits for a click on it. */
const WAITING = '…'

/** Until the tab goes elsewhere: this page is closed to extensions. */
export function markClosed(tabId: number): Promise<void> {
  return mark(tabId, '!', 'This page is closed to extensions. In a PDF, right-click the selection instead.')
}

/** A selection waits, for neither panel nor popup could be opened. */
export function markWaiting(tabId: number): Promise<void> {
  return mark(tabId, WAITING, 'Click to ask about what you have selected')
}

/** A popup or panel of this window is there: nothing waits for a click on the toolbar button any more. */
export async function takeWaitingMark(windowId: number): Promise<void> {
  const [{ id: tabId } = {}] = await browser.tabs.query({ active: true, windowId })
  if (tabId === undefined || (await browser.action.getBadgeText({ tabId })) !== WAITING) return
  await mark(tabId, null, await browser.action.getTitle({}))
}

/** Without a text, that of all tabs stands there again. */
async function mark(tabId: number, text: string | null, title: string): Promise<void> {
  await browser.action.setBadgeText({ tabId, text })
  await browser.action.setTitle({ tabId, title })
}
