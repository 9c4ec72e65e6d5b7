import { browser, type Sender } from './browser.ts'

const AWAKE = 'awake'

/** Tells our open pages that a background has started. */
export function sayAwake(): void {
  // Rejected where no page is open.
  browser.runtime.sendMessage(AWAKE).catch(() => {})
}

/** Calls back whenever a background has started. */
export function onAwake(awake: () => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    // Content scripts have a tab; what they say is not for pages.
    if (message === AWAKE && sender.id === browser.runtime.id && !sender.tab) awake()
    return undefined
  })
}
