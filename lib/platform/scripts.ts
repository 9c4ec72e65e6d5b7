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

/** Longer ones come cut off with the menu in some browsers. In UTF-16 units, as Firefox counts them. */
const LONGEST_OF_MENU = 16_384

/** Milliseconds for a page that is too busy to say what is selected in it: the panel stands open and waits. */
const PATIENCE = 500

/** All that is selected in this frame, under the grant that a menu gives, where `text` is what the menu told of it. */
export async function readWhole(text: string, tabId: number, frameId: number): Promise<string> {
  if (text.length < LONGEST_OF_MENU) return text
  const target = { tabId, frameIds: [frameId] }
  try {
    const reading = browser.scripting.executeScript({ target, func: readSelection })
    const [injection] = (await Promise.race([reading, afterPatience()])) ?? []
    const whole = injection?.result
    // A page may have selected something else meanwhile.
    return typeof whole === 'string' && whole.startsWith(text) ? whole : text
  } catch {
    return text
  }
}

/** Says on the toolbar button, until the tab goes elsewhere, that this page is closed to extensions. */
export async function markClosed(tabId: number): Promise<void> {
  const title = 'This page is closed to extensions. In a PDF, right-click the selection instead.'
  await browser.action.setBadgeText({ tabId, text: '!' })
  await browser.action.setTitle({ tabId, title })
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

const afterPatience = (): Promise<undefined> =>
  new Promise(resolve => setTimeout(() => resolve(undefined), PATIENCE))

/** Runs in a frame of the page. */
function readSelection(): string | undefined {
  const field = document.activeElement
  return field instanceof HTMLTextAreaElement
    ? field.value.slice(field.selectionStart, field.selectionEnd)
    : getSelection()?.toString()
}
