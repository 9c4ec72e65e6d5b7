import { join } from 'node:path'
import { type BrowserContext, firefox } from 'playwright'
import { inProject } from '../../project-root.ts'
import { createUndoStack } from '../../undo-stack.ts'
import type { BrowserLaunch } from '../launch-browser.ts'
import type { AddOn } from './add-on.ts'
import { startBridge } from './bridge.ts'
import type { FrontTab } from './front-tab.ts'
import type { Outside } from './outside.ts'

/** Nothing that a new profile shows a person may come between. */
const QUIET = {
  'app.normandy.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  // A file of ours would be shown in a page of the browser's.
  'devtools.jsonview.enabled': false,
  // A permission that is asked for in a click is given: the browser's own dialog is in no page.
  'extensions.webextOptionalPermissionPrompts': false,
}

/** An extension that is not signed goes with the browser; at the next start of the profile it finds what it had. */
const REMEMBERED = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
}

export interface OpenFirefox {
  readonly context: BrowserContext
  readonly addOn: AddOn
  readonly outside: Outside
  readonly frontTab: FrontTab
  /** As a crash or a power cut does. */
  kill(): Promise<void>
  close(): Promise<void>
}

export interface FirefoxLaunch extends Omit<BrowserLaunch, 'args'> {
  /** Host names that lead to this machine besides. */
  hosts?: readonly string[]
  /** By host and port, as the extension knows them: the addresses of what stands in their place, on plain `http`. */
  behind?: Readonly<Record<string, string>>
}

/** Starts a Firefox with the extension in it. */
export async function launchFirefox(launch: FirefoxLaunch): Promise<OpenFirefox> {
  const { executable, extension, profile, headless, screen, display } = launch
  const env = {
    ...process.env,
    ...(display === undefined ? {} : { DISPLAY: display }),
    ...(screen && { MOZ_HEADLESS_WIDTH: `${screen.width}`, MOZ_HEADLESS_HEIGHT: `${screen.height}` }),
  }
  const bridge = await startBridge(executable, env)
  const { add: onUndo, undoAll } = createUndoStack()
  onUndo(bridge.stop)
  try {
    const context = await firefox.launchPersistentContext(profile, {
      // Playwright's own build speaks a protocol of its own, any other the standard's.
      channel: 'moz-firefox',
      executablePath: inProject('scripts/browser/firefox/stand-in.mjs'),
      headless,
      viewport: null,
      // Without it no command is taken for an extension's pages.
      args: ['--remote-allow-system-access'],
      firefoxUserPrefs: { ...QUIET, ...REMEMBERED, ...savedTo(join(profile, 'downloads')), ...among(launch) },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: { ...env, FIREFOX_BRIDGE: bridge.url },
    })
    onUndo(() => context.close())
    const closed = new Promise(resolve => context.once('close', resolve))
    const kill = async () => {
      bridge.kill()
      await closed
      await undoAll()
    }
    const { outside, frontTab } = bridge
    return { context, addOn: await bridge.install(extension), outside, frontTab, kill, close: undoAll }
  } catch (error) {
    await undoAll()
    throw error
  }
}

/** Where files go that a page saves, without a question. */
const savedTo = (folder: string) => ({
  'browser.download.dir': folder,
  'browser.download.folderList': 2,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.always_ask_before_handling_new_types': false,
})

/** Nothing leaves this machine: what is asked beyond it comes to a port where nobody is. */
function among({ hosts = [], behind = {} }: FirefoxLaunch) {
  const here = ['127.0.0.1', 'localhost', '[::1]', ...hosts]
  // The port that goes without saying is in no address.
  const places = Object.entries(behind).map(([host, url]) => [host.replace(/:80$/, ''), new URL(url).host])
  const script = `
    const here = ${JSON.stringify(here)}
    const behind = ${JSON.stringify(Object.fromEntries(places))}
    function FindProxyForURL(url, host) {
      const [, place] = /^http:..([^/]+)/.exec(url) || []
      if (behind[place]) return 'PROXY ' + behind[place]
      return here.includes(host) || here.includes('[' + host + ']') ? 'DIRECT' : 'PROXY 127.0.0.1:9'
    }`
  return {
    'network.proxy.type': 2,
    'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(script)}`,
    'network.proxy.allow_hijacking_localhost': true,
    'network.dns.localDomains': hosts.join(','),
  }
}
