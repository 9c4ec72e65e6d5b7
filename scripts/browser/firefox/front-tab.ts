import type { InBrowser } from './in-browser.ts'

export type Place = readonly [x: number, y: number]

/** The tab that is in front, with what no driver can do to it or see in it. */
export interface FrontTab {
  /** Where the middle of the button with this label stands at this address, in whatever shadow root or frame. */
  findButton(url: string, label: string): Promise<Place | undefined>
  /** Presses at a place of the page; of a double click the first one is 1, and the second 2. */
  press(place: Place, count: number): Promise<void>
  /** Shows it in the few colours that a person has chosen for all pages. */
  forceColours(): Promise<void>
}

/** Firefox's, as far as it is used here. */
declare const ChromeUtils: { importESModule(url: string): { readonly event: SynthesizedEvent } }
declare const Services: {
  readonly wm: {
    getMostRecentWindow(type: string): BrowserWindow
    getEnumerator(type: string): Iterable<BrowserWindow>
  }
}

interface SynthesizedEvent {
  synthesizeMouseAtPoint(x: number, y: number, event: object, window: BrowserWindow): Promise<unknown>
}

interface BrowserWindow {
  readonly gBrowser: { readonly selectedBrowser: TabBrowser; readonly browsers: readonly TabBrowser[] }
}

interface TabBrowser {
  readonly messageManager: {
    addMessageListener(name: string, listen: (message: { data: Place | null }) => void): void
    removeMessageListener(name: string, listen: (message: { data: Place | null }) => void): void
    loadFrameScript(url: string, later: boolean): void
    sendAsyncMessage(name: string, data: string): void
  }
  readonly browsingContext: { forcedColorsOverride: string }
  readonly currentURI: { readonly spec: string }
  /** Where the script is that looks for buttons. */
  finder?: object
  getBoundingClientRect(): DOMRect
}

/** In a page's own process, as the browser itself sees it. */
interface Seen extends Element {
  readonly openOrClosedShadowRoot: ShadowRoot | null
  readonly contentDocument?: Document | null
}

export const reachFrontTab = (inBrowser: InBrowser): FrontTab => ({
  findButton: (url, label) => inBrowser(askPage, { url, source: `${find}`, label }),

  press: ([x, y], count) =>
    inBrowser(
      async ({ x, y, count }) => {
        const { event } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Event.sys.mjs')
        const window = Services.wm.getMostRecentWindow('navigator:browser')
        const { left, top } = window.gBrowser.selectedBrowser.getBoundingClientRect()
        const send = (type: string, more = {}) =>
          event.synthesizeMouseAtPoint(left + x, top + y, { type, ...more }, window)
        await send('mousemove')
        await send('mousedown', { button: 0, clickCount: count })
        await send('mouseup', { button: 0, clickCount: count })
      },
      { x, y, count },
    ),

  forceColours: () =>
    inBrowser(() => {
      const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser')
      gBrowser.selectedBrowser.browsingContext.forcedColorsOverride = 'active'
    }, undefined),
})

/** Runs in the browser's own window. The page stays where it is: one that comes to the front may lose the focus on its way. */
function askPage({ url, source, label }: { url: string; source: string; label: string }) {
  const windows = [...Services.wm.getEnumerator('navigator:browser')]
  const tab = windows.flatMap(({ gBrowser }) => gBrowser.browsers).find(tab => tab.currentURI.spec === url)
  if (!tab) throw new Error(`No tab is at ${url}`)
  const { messageManager } = tab
  // Once for each process that the tab is in: scripts stay.
  if (tab.finder !== messageManager) {
    const script = `addMessageListener('find', ({ data }) => sendAsyncMessage('found', (${source})(content.document, data, 0, 0)))`
    messageManager.loadFrameScript(`data:application/javascript,${encodeURIComponent(script)}`, false)
    tab.finder = messageManager
  }
  return new Promise<Place | undefined>(resolve => {
    const listen = ({ data }: { data: Place | null }) => {
      messageManager.removeMessageListener('found', listen)
      // Nothing comes as null.
      resolve(data ?? undefined)
    }
    messageManager.addMessageListener('found', listen)
    messageManager.sendAsyncMessage('find', label)
  })
}

/** Runs in the page's process: it can use nothing of this module. */
function find(root: ParentNode, label: string, x: number, y: number): Place | undefined {
  for (const element of root.querySelectorAll('*')) {
    const { localName, textContent, openOrClosedShadowRoot, contentDocument } = element as Seen // to the browser itself
    const { left, top, width, height } = element.getBoundingClientRect()
    if (localName === 'button' && textContent === label) return [x + left + width / 2, y + top + height / 2]
    const within = openOrClosedShadowRoot && find(openOrClosedShadowRoot, label, x, y)
    if (within) return within
    const { clientLeft, clientTop } = element
    const framed = contentDocument && find(contentDocument, label, x + left + clientLeft, y + top + clientTop)
    if (framed) return framed
  }
  return undefined
}
