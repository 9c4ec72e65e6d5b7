import type { Browser, BrowserContext, Page } from 'playwright'
import { chromium } from 'playwright'
import { inBarePage, withGesture } from './bare-page.ts'
import { browserSession } from './browser-session.ts'
import { debuggingUrl } from './launch-browser.ts'
import { pageOfTarget, pageTargets, tabTarget } from './page-targets.ts'
import { poll } from './poll.ts'

export interface Surfaces {
  /** The popup, as a click on the toolbar button opens it over this tab, with the activeTab grant of that click. */
  openPopup(over: Page): Promise<Page>
  /** The side panel in this tab's window. */
  openPanel(beside: Page): Promise<Page>
  /** The popup or panel that something else opens: a menu, a button in a page. */
  openedBy(document: SurfaceDocument, action: () => Promise<unknown>): Promise<Page>
  /** Lets go of what it has reached. */
  dispose(): Promise<void>
}

export type SurfaceDocument = 'popup.html' | 'sidepanel.html'

/**
 * The real popup and the real side panel. They emit no `page` event on a connection that was there before them, so each
 * is found among the browser's targets and reached over a connection of its own.
 */
export async function createSurfaces(
  context: BrowserContext,
  id: string,
  profile: string,
): Promise<Surfaces> {
  const session = await browserSession(context)
  const url = await debuggingUrl(profile)
  const connections: Browser[] = []

  const openedBy: Surfaces['openedBy'] = async (document, action) => {
    const address = `chrome-extension://${id}/${document}`
    const known = new Set(await pageTargets(session, address))
    await action()
    const targetId = await poll(`${document} to open`, async () =>
      (await pageTargets(session, address)).find(target => !known.has(target)),
    )
    const connection = await chromium.connectOverCDP(url, { noDefaults: true })
    connections.push(connection)
    return poll(`${document} to be reachable`, () => pageOfTarget(connection, targetId))
  }

  return {
    openedBy,
    openPopup: over =>
      openedBy('popup.html', async () => {
        await over.bringToFront()
        const targetId = await tabTarget(session, over.url())
        await session.send('Extensions.triggerAction', { id, targetId })
      }),
    openPanel: beside =>
      openedBy('sidepanel.html', async () => {
        const { windowId } = await (await context.newCDPSession(beside)).send('Browser.getWindowForTarget')
        await inBarePage(context, id, beside, bare =>
          withGesture(bare, `chrome.sidePanel.open({ windowId: ${windowId} })`),
        )
      }),
    dispose: async () => {
      await Promise.all(connections.splice(0).map(connection => connection.close().catch(() => {})))
    },
  }
}
