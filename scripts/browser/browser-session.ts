import type { BrowserContext, CDPSession } from 'playwright'

/** A session with the browser itself. It goes with its browser: `detach` never returns for one. */
export function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser()
  if (!browser) throw new Error('A persistent context without a browser')
  return browser.newBrowserCDPSession()
}
