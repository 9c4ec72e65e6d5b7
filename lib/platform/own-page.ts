import { browser, type Sender } from './browser.ts'

/** Whether a page of this extension speaks. Only the browser writes `sender.url` and `sender.id`. */
export function isOwnPage(sender: Sender | undefined): boolean {
  return sender?.id === browser.runtime.id && isOwnUrl(sender.url)
}

/** Whether our content script speaks, in a page that is not ours. */
export function isOwnContentScript(sender: Sender): boolean {
  return sender.id === browser.runtime.id && sender.tab?.windowId !== undefined && !isOwnUrl(sender.url)
}

function isOwnUrl(url: string | undefined): boolean {
  return url?.startsWith(browser.runtime.getURL('')) ?? false
}
