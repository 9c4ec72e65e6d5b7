import type { InBrowser } from './in-browser.ts'

/** Firefox's, as far as it is used here. */
declare const ChromeUtils: { importESModule(url: string): Modules }
declare const Cu: {
  Sandbox: new (principal: unknown, options: { readonly wantGlobalProperties: readonly string[] }) => object
  evalInSandbox(source: string, sandbox: object): unknown
}
declare const Services: {
  readonly scriptSecurityManager: { getSystemPrincipal(): unknown }
  readonly wm: { getEnumerator(type: string): Iterable<BrowserWindow> }
}

interface BrowserWindow {
  readonly document: Document
  readonly SidebarController: { hide(): void }
  readonly CustomizableUI: { hidePanelForNode(node: SurfaceBrowser): void }
}

interface SurfaceBrowser extends Element {
  readonly browsingContext: { readonly top: { readonly embedderElement: Element } }
  readonly currentURI: { readonly spec: string }
  permanentKey: object | undefined
}

/** One of an extension's pages. */
interface View {
  readonly viewType: string
  readonly xulBrowser: SurfaceBrowser
}

interface Tab {
  readonly linkedBrowser: SurfaceBrowser
}

interface Modules {
  readonly ExtensionParent: {
    readonly GlobalManager: { readonly extensionMap: ReadonlyMap<string, { readonly views: Iterable<View> }> }
  }
  readonly TabManager: {
    /** The extension whose background, a page in a window that nobody sees, is among them, too. */
    shownBackground?: string
    getBrowsers(options?: object): SurfaceBrowser[]
    getTabForBrowsingContext(context: SurfaceBrowser['browsingContext']): Tab | null
    removeTab(tab: Tab, options?: object): Promise<void>
  }
  readonly NavigableManager: {
    getBrowserById(id: string): SurfaceBrowser | null
    getIdForBrowser(browser: SurfaceBrowser): string
  }
}

/**
 * Has whoever drives this Firefox find the real popup and the real sidebar among the tabs. They take every command as tabs
 * do; they are only in neither of the lists that WebDriver looks into.
 */
export const revealSurfaces = (inBrowser: InBrowser): Promise<void> =>
  inBrowser(source => {
    // Not in the window that this runs in: what is made there ends with it.
    const sandbox = new Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal(), {
      wantGlobalProperties: ['ChromeUtils'],
    })
    Cu.evalInSandbox(source, sandbox)
  }, `(${listSurfaces})()`)

/** Runs in Firefox: it can use nothing of this module. */
function listSurfaces(): void {
  const { TabManager } = ChromeUtils.importESModule('chrome://remote/content/shared/TabManager.sys.mjs')
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  )
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const { getBrowsers, getTabForBrowsingContext, removeTab } = TabManager
  const { getBrowserById } = NavigableManager

  function surfacesIn({ document }: BrowserWindow): SurfaceBrowser[] {
    const sidebar = document.querySelector<HTMLIFrameElement>('#sidebar')?.contentDocument
    return [
      ...document.querySelectorAll<SurfaceBrowser>('.webextension-popup-browser'),
      ...(sidebar?.querySelectorAll<SurfaceBrowser>('#webext-panels-browser') ?? []),
    ].filter(
      browser =>
        browser.currentURI?.spec.startsWith('moz-extension:') &&
        // Where a popup is loaded, and taken from to the panel that opens.
        !browser.closest('#webextension-remote-preload-panel'),
    )
  }

  function backgroundOf(id: string): SurfaceBrowser[] {
    const views = [...(ExtensionParent.GlobalManager.extensionMap.get(id)?.views ?? [])]
    return views.filter(view => view.viewType === 'background').map(view => view.xulBrowser)
  }

  function surfaces(): SurfaceBrowser[] {
    const all = [...Services.wm.getEnumerator('navigator:browser')].flatMap(surfacesIn)
    if (TabManager.shownBackground) all.push(...backgroundOf(TabManager.shownBackground))
    // By which a tab is known, wherever it goes.
    for (const browser of all) browser.permanentKey ??= {}
    return all
  }

  TabManager.getBrowsers = options => [...getBrowsers.call(TabManager, options), ...surfaces()]
  NavigableManager.getBrowserById = id =>
    getBrowserById.call(NavigableManager, id) ??
    surfaces().find(browser => NavigableManager.getIdForBrowser(browser) === id) ??
    null
  TabManager.getTabForBrowsingContext = context => {
    const linkedBrowser = surfaces().find(browser => browser === context.top.embedderElement)
    return linkedBrowser ? { linkedBrowser } : getTabForBrowsingContext.call(TabManager, context)
  }
  TabManager.removeTab = async (tab, options) => {
    for (const window of Services.wm.getEnumerator('navigator:browser')) {
      if (!surfacesIn(window).includes(tab?.linkedBrowser)) continue
      if (tab.linkedBrowser.id === 'webext-panels-browser') window.SidebarController.hide()
      else window.CustomizableUI.hidePanelForNode(tab.linkedBrowser)
      return
    }
    await removeTab.call(TabManager, tab, options)
  }
}
