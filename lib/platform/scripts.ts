import { browser } from './browser.ts'
import { hasOrigin, toPattern } from './origins.ts'
import { ONCE_FLAG, type ScriptWord } from './script-word.ts'

const ID = 'ask'
const FILE = '/content-scripts/ask.js'

/** The content script: registered, injected and withdrawn. In no manifest, so that no site is asked for at install. */
export const scripts = {
  hasOrigin,
  toPattern,

  async register(patterns: readonly string[]): Promise<void> {
    const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ID] })
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] })
    if (patterns.length === 0) return
    const script = {
      id: ID,
      js: [FILE],
      matches: [...patterns],
      allFrames: true,
      // Frames without an address of their own, in which many editors live.
      matchOriginAsFallback: true,
      runAt: 'document_idle' as const,
      persistAcrossSessions: true,
    }
    await browser.scripting.registerContentScripts([script])
  },

  async inject(patterns: readonly string[]): Promise<void> {
    if (patterns.length === 0) return
    const tabs = await browser.tabs.query({ url: [...patterns] })
    await Promise.all(tabs.map(tab => injectInto(tab.id)))
  },

  async withdraw(kept: readonly string[]): Promise<void> {
    const tabs = await browser.tabs.query({})
    await Promise.all(tabs.map(tab => tell(tab.id, { type: 'kept', origins: kept })))
  },
}

/** What extensions are let into. Some versions of Chromium tell them the address of what they are kept out of, too. */
const OPEN_SCHEMES = ['http:', 'https:', 'file:', 'blob:']

/** Whether a page may be open to extensions, by its address, which they are not told of all that is closed. */
export function mayBeOpen(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && OPEN_SCHEMES.includes(new URL(url).protocol)
}

/** Offers the selection of one tab once, under the grant that a shortcut gives. `false`: closed to extensions. */
export async function offerOnce(tabId: number): Promise<boolean> {
  const offer = { type: 'offer-once' } as const
  // Where the script stands already, it must not be replaced by one that goes.
  if (await tell(tabId, offer)) return true
  if (!(await injectInto(tabId, true))) return false
  return tell(tabId, offer)
}

async function injectInto(tabId: number | undefined, once = false): Promise<boolean> {
  if (tabId === undefined) return false
  const target = { tabId, allFrames: true }
  try {
    // Before every script, so that two that cross each other are both what they were meant to be.
    await browser.scripting.executeScript({ target, func: setFlag, args: [ONCE_FLAG, once] })
    await browser.scripting.executeScript({ target, files: [FILE] })
    return true
  } catch {
    // A page closed to extensions, an error page, a tab that went away.
    return false
  }
}

/** Whether anybody listened. */
async function tell(tabId: number | undefined, message: ScriptWord): Promise<boolean> {
  if (tabId === undefined) return false
  try {
    return Boolean(await browser.tabs.sendMessage(tabId, message))
  } catch {
    return false
  }
}

/** Runs in the page's frames, in our script world. */
function setFlag(name: string, once: boolean): void {
  Object.assign(globalThis, { [name]: once })
}
