/** Runs this in the browser's own window, where all of Firefox is to be had; what goes in and out is what JSON can hold. */
export type InBrowser = <Given, Value>(work: (given: Given) => Value, given: Given) => Promise<Awaited<Value>>

/** The extension that is installed in a Firefox, and what a person or the browser itself can do to it. */
export interface AddOn {
  /** That of the addresses of its pages: another one at each start. */
  readonly host: string
  /** Allows all pages of a host, as the dialog does that the extension may ask for. */
  grantHost(origin: string): Promise<void>
  /** Takes that back, as a person does in the browser's own pages. */
  withdrawHost(origin: string): Promise<void>
  hasHost(origin: string): Promise<boolean>
  /** Presses its button in the toolbar of the window that is in front. */
  pressButton(): Promise<void>
  /** What stands on that button. */
  badge(): Promise<string>
  /** Opens the sidebar in the window that is in front. */
  showSidebar(): Promise<void>
  /** Chooses the item of this name in the menu that a right-click opens in the window in front, once it is open. */
  chooseInMenu(label: string): Promise<void>
  /** Ends the background as Firefox does when it has had nothing to do. */
  endBackground(): Promise<void>
  hasBackground(): Promise<boolean>
  /** Takes away all that the extension has stored, been allowed and registered since it was installed. */
  forget(): Promise<void>
}

interface Extension {
  readonly backgroundState: string
  readonly principal: unknown
  readonly registeredContentScripts: ReadonlyMap<unknown, unknown>
  terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>
}

/** Firefox's, as far as it is used here. */
declare const WebExtensionPolicy: {
  getByID(id: string): { readonly mozExtensionHostname: string; readonly extension: Extension }
}
declare const ChromeUtils: { importESModule(url: string): Modules }
declare const Services: {
  readonly wm: {
    getMostRecentWindow(type: string): BrowserWindow
    getEnumerator(type: string): Iterable<BrowserWindow>
  }
  readonly tm: { dispatchToMainThread(work: () => void): void }
  readonly qms: { clearStoragesForPrincipal(principal: unknown): { callback: () => void } }
}

interface Menu {
  readonly state: string
  querySelectorAll(selector: 'menuitem'): Iterable<{ readonly label: string; doCommand(): void }>
  hidePopup(): void
}

interface Button {
  click(): void
  getAttribute(name: string): string | null
}

interface BrowserWindow {
  readonly document: {
    getElementById(id: 'contentAreaContextMenu'): Menu
    querySelector(selector: string): Button | null
  }
  readonly CustomizableUI: { addWidgetToArea(widget: string, area: 'nav-bar'): void }
  readonly SidebarController: { show(command: string): Promise<void>; hide(): void }
}

interface Modules {
  readonly extensionStorageSession: { clear(extension: Extension): unknown }
  readonly ExtensionPermissions: {
    add(id: string, permissions: Permissions, extension: Extension): Promise<void>
    remove(id: string, permissions: Permissions, extension: Extension): Promise<void>
    get(id: string): Promise<Permissions>
  }
}

interface Permissions {
  readonly permissions: readonly string[]
  readonly origins: readonly string[]
}

const toPattern = (origin: string): string => {
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname}/*`
}

export async function reachAddOn(inBrowser: InBrowser, id: string): Promise<AddOn> {
  const change = (how: 'add' | 'remove', pattern: string) =>
    inBrowser(
      async ({ id, how, pattern }) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        )
        const { extension } = WebExtensionPolicy.getByID(id)
        await ExtensionPermissions[how](id, { permissions: [], origins: [pattern] }, extension)
      },
      { id, how, pattern },
    )

  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')
  /** Where a person pins it: at first it is behind a menu, and nowhere until that is opened. */
  const inToolbar = () =>
    inBrowser(
      widget =>
        Services.wm
          .getMostRecentWindow('navigator:browser')
          .CustomizableUI.addWidgetToArea(`${widget}-browser-action`, 'nav-bar'),
      widget,
    )
  const button = `.unified-extensions-item-action-button[data-extensionid="${id}"]`

  return {
    host: await inBrowser(id => WebExtensionPolicy.getByID(id).mozExtensionHostname, id),

    grantHost: origin => change('add', toPattern(origin)),
    withdrawHost: origin => change('remove', toPattern(origin)),

    hasHost: origin =>
      inBrowser(
        async ({ id, pattern }) => {
          const { ExtensionPermissions } = ChromeUtils.importESModule(
            'resource://gre/modules/ExtensionPermissions.sys.mjs',
          )
          return (await ExtensionPermissions.get(id)).origins.includes(pattern)
        },
        { id, pattern: toPattern(origin) },
      ),

    pressButton: async () => {
      await inToolbar()
      await inBrowser(
        button =>
          Services.wm.getMostRecentWindow('navigator:browser').document.querySelector(button)?.click(),
        button,
      )
    },

    badge: async () => {
      await inToolbar()
      return inBrowser(
        button =>
          Services.wm
            .getMostRecentWindow('navigator:browser')
            .document.querySelector(button)
            ?.getAttribute('badge') ?? '',
        button,
      )
    },

    showSidebar: () =>
      inBrowser(
        widget =>
          Services.wm
            .getMostRecentWindow('navigator:browser')
            .SidebarController.show(`${widget}-sidebar-action`),
        widget,
      ),

    chooseInMenu: label =>
      inBrowser(async label => {
        const { document } = Services.wm.getMostRecentWindow('navigator:browser')
        const menu = document.getElementById('contentAreaContextMenu')
        const find = () => [...menu.querySelectorAll('menuitem')].find(item => item.label === label)
        while (menu.state !== 'open' || !find())
          await new Promise<void>(resolve => Services.tm.dispatchToMainThread(resolve))
        find()?.doCommand()
        menu.hidePopup()
      }, label),

    endBackground: () =>
      inBrowser(
        id => WebExtensionPolicy.getByID(id).extension.terminateBackground({ disableResetIdleForTest: true }),
        id,
      ),

    hasBackground: () =>
      inBrowser(id => WebExtensionPolicy.getByID(id).extension.backgroundState !== 'stopped', id),

    forget: () =>
      inBrowser(async id => {
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        )
        const { extensionStorageSession } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionStorage.sys.mjs',
        )
        const { extension } = WebExtensionPolicy.getByID(id)
        // Windows that open later would have it, too.
        for (const window of Services.wm.getEnumerator('navigator:browser')) window.SidebarController.hide()
        // A copy: what is given is the very list that is removed from.
        const { origins, permissions } = await ExtensionPermissions.get(id)
        const allowed = { origins: [...origins], permissions: [...permissions] }
        const isAllowed = origins.length + permissions.length > 0
        await ExtensionPermissions.remove(id, allowed, extension)
        // The background is woken to hear of it, and takes its scripts back.
        while (
          isAllowed &&
          (extension.backgroundState !== 'running' || extension.registeredContentScripts.size > 0)
        )
          await new Promise(resolve => Services.tm.dispatchToMainThread(() => resolve(undefined)))
        extensionStorageSession.clear(extension)
        await extension.terminateBackground({ disableResetIdleForTest: true })
        await new Promise<void>(resolve => {
          Services.qms.clearStoragesForPrincipal(extension.principal).callback = resolve
        })
      }, id),
  }
}
