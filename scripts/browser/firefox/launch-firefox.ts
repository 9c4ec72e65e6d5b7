import { type BrowserContext, firefox } from 'playwright'
import { inProject } from '../../project-root.ts'
import { createUndoStack } from '../../undo-stack.ts'
import type { BrowserLaunch } from '../launch-browser.ts'
import type { AddOn } from './add-on.ts'
import { startBridge } from './bridge.ts'

/** Nothing may leave this machine, and nothing that a new profile shows a person may come between. */
const QUIET = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'app.normandy.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
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
  /** As a crash or a power cut does. */
  kill(): Promise<void>
  close(): Promise<void>
}

export interface FirefoxLaunch extends Omit<BrowserLaunch, 'args'> {
  /** Host names that lead to this machine besides. */
  hosts?: readonly string[]
}

/** Starts a Firefox with the extension in it. */
export async function launchFirefox(launch: FirefoxLaunch): Promise<OpenFirefox> {
  const { executable, extension, profile, headless, display, hosts = [] } = launch
  const env = { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) }
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
      firefoxUserPrefs: { ...QUIET, ...REMEMBERED, ...among(hosts) },
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
    return { context, addOn: await bridge.install(extension), kill, close: undoAll }
  } catch (error) {
    await undoAll()
    throw error
  }
}

const among = (hosts: readonly string[]) => ({
  'network.dns.localDomains': hosts.join(','),
  'network.proxy.no_proxies_on': ['localhost', '127.0.0.1', ...hosts].join(', '),
})
