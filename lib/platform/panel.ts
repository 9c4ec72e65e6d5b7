import { browser } from './browser.ts'

/** Chrome's half and Firefox's half of the same thing; the polyfill knows neither. */
interface PanelApi {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> }
  readonly sidebarAction?: { open(): Promise<void> }
}

/** On the toolbar button of a tab in which something waits for a click on it. */
const WAITING = '…'

/** Must be called in a gesture, before any `await`. */
export function openPanel(windowId: number): Promise<void> {
  const api = globalThis.chrome as unknown as PanelApi // typed for Chrome alone, and both browsers have it
  if (api.sidePanel) return api.sidePanel.open({ windowId })
  return api.sidebarAction?.open() ?? Promise.reject(new Error('This browser has no place for a panel'))
}

/** Over the page of this tab, where no gesture could open the panel; where the browser refuses that as well, a click will. */
export async function openPopup(windowId: number, tabId: number): Promise<void> {
  try {
    await browser.action.openPopup({ windowId })
  } catch {
    await browser.action.setBadgeText({ tabId, text: WAITING })
    await browser.action.setTitle({ tabId, title: 'Click to ask about what you have selected' })
  }
}

/** A popup or panel of this window is there: nothing waits for a click on the toolbar button any more. */
export async function takeWaitingMark(windowId: number): Promise<void> {
  const [{ id: tabId } = {}] = await browser.tabs.query({ active: true, windowId })
  if (tabId === undefined || (await browser.action.getBadgeText({ tabId })) !== WAITING) return
  await browser.action.setBadgeText({ tabId, text: null })
  await browser.action.setTitle({ tabId, title: await browser.action.getTitle({}) })
}

export async function currentWindowId(): Promise<number | undefined> {
  return (await browser.windows.getCurrent()).id
}
