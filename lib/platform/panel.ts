import { browser } from './browser.ts'
import { markWaiting } from './tab-mark.ts'

/** Chrome's half and Firefox's half of the same thing; the polyfill knows neither. */
interface PanelApi {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> }
  readonly sidebarAction?: { open(): Promise<void> }
}

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
    await markWaiting(tabId)
  }
}

export async function currentWindowId(): Promise<number | undefined> {
  return (await browser.windows.getCurrent()).id
}
