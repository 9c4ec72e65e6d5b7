import { type AddOnInWindow, reachInWindow } from './add-on-in-window.ts'
import type { InBrowser } from './in-browser.ts'

/** The extension that is installed in a Firefox, and what a person or the browser itself can do to it. */
export interface AddOn extends AddOnInWindow {
  /** That of the addresses of its pages: another one at each start. */
  readonly host: string
  /** Allows all pages of a host, as the dialog does that the extension may ask for. */
  grantHost(origin: string): Promise<void>
  /** Allows those of every host there is. */
  grantAllHosts(): Promise<void>
  /** Takes that back, as a person does in the browser's own pages. */
  withdrawHost(origin: string): Promise<void>
  hasHost(origin: string): Promise<boolean>
  /** Ends the background as Firefox does when it has had nothing to do. */
  endBackground(): Promise<void>
  hasBackground(): Promise<boolean>
  /** Wakes the background, and has it be a page among the others from now on. */
  revealBackground(): Promise<void>
  /** Cuts the background off from the network, where nobody but the browser reaches it. */
  setBackgroundOffline(offline: boolean): Promise<void>
  /** Puts the extension in its own place, as an update does, and returns once its background runs. */
  update(): Promise<void>
  /** Closes all connections to its databases, as the browser does in need. */
  closeDatabases(): Promise<void>
  /** What an administrator sets for the extension; it looks when it starts. */
  setPolicy(policy: Record<string, unknown>): Promise<void>
  /** Whether a permission that is asked for in a click is left to the person, or given. */
  setDialogs(shown: boolean): Promise<void>
  /** Takes away all that the extension has stored, been allowed and registered since it was installed. */
  forget(): Promise<void>
}

interface Extension {
  readonly backgroundState: string
  readonly views: Iterable<{
    readonly viewType: string
    readonly xulBrowser: { readonly browsingContext: { forceOffline: boolean } }
  }>
  wakeupBackground(): Promise<void>
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
  readonly wm: { getEnumerator(type: string): Iterable<{ readonly SidebarController: { hide(): void } }> }
  readonly tm: { dispatchToMainThread(work: () => void): void }
  readonly qms: Record<
    'clearStoragesForPrincipal' | 'resetStoragesForPrincipal',
    (principal: unknown) => { callback: () => void }
  >
  readonly prefs: { setBoolPref(name: string, value: boolean): void }
}

interface Modules {
  readonly AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> }
  readonly TabManager: { shownBackground?: string | undefined }
  readonly NativeManifests: {
    init(): Promise<void>
    _lookup(type: string, name: string): Promise<{ manifest: { data: object } } | null>
  }
  readonly extensionStorageSession: { clear(extension: Extension): unknown }
  readonly extensionStorageSync: { clear(extension: Extension): Promise<void> }
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

  return {
    ...reachInWindow(inBrowser, id),
    host: await inBrowser(id => WebExtensionPolicy.getByID(id).mozExtensionHostname, id),

    grantHost: origin => change('add', toPattern(origin)),
    grantAllHosts: () => change('add', '*://*/*'),
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

    endBackground: () =>
      inBrowser(
        id => WebExtensionPolicy.getByID(id).extension.terminateBackground({ disableResetIdleForTest: true }),
        id,
      ),

    hasBackground: () =>
      inBrowser(id => WebExtensionPolicy.getByID(id).extension.backgroundState !== 'stopped', id),

    revealBackground: () =>
      inBrowser(async id => {
        const { TabManager } = ChromeUtils.importESModule('chrome://remote/content/shared/TabManager.sys.mjs')
        TabManager.shownBackground = id
        await WebExtensionPolicy.getByID(id).extension.wakeupBackground()
      }, id),

    setBackgroundOffline: offline =>
      inBrowser(
        ({ id, offline }) => {
          for (const { viewType, xulBrowser } of WebExtensionPolicy.getByID(id).extension.views)
            if (viewType === 'background') xulBrowser.browsingContext.forceOffline = offline
        },
        { id, offline },
      ),

    update: () =>
      inBrowser(async id => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
        await (await AddonManager.getAddonByID(id)).reload()
        while (WebExtensionPolicy.getByID(id)?.extension.backgroundState !== 'running')
          await new Promise<void>(resolve => Services.tm.dispatchToMainThread(resolve))
      }, id),

    closeDatabases: () =>
      inBrowser(async id => {
        const { principal } = WebExtensionPolicy.getByID(id).extension
        // Without it nothing is done.
        Services.prefs.setBoolPref('dom.quotaManager.testing', true)
        await new Promise<void>(resolve => {
          Services.qms.resetStoragesForPrincipal(principal).callback = resolve
        })
      }, id),

    setPolicy: policy =>
      inBrowser(
        async ({ id, policy }) => {
          const { NativeManifests } = ChromeUtils.importESModule(
            'resource://gre/modules/NativeManifests.sys.mjs',
          )
          await NativeManifests.init()
          // In the place of the folders that are the same for all who use this computer.
          NativeManifests._lookup = async (_, name) => (name === id ? { manifest: { data: policy } } : null)
        },
        { id, policy },
      ),

    setDialogs: shown =>
      inBrowser(shown => {
        Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', shown)
      }, shown),

    forget: () =>
      inBrowser(async id => {
        const { TabManager } = ChromeUtils.importESModule('chrome://remote/content/shared/TabManager.sys.mjs')
        const { extensionStorageSync } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionStorageSync.sys.mjs',
        )
        TabManager.shownBackground = undefined
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
        await extensionStorageSync.clear(extension)
        await extension.terminateBackground({ disableResetIdleForTest: true })
        await new Promise<void>(resolve => {
          Services.qms.clearStoragesForPrincipal(extension.principal).callback = resolve
        })
      }, id),
  }
}
