import { type BrowserContext, firefox } from 'playwright'
import { inProject } from '../../project-root.ts'
import type { BrowserLaunch } from '../launch-browser.ts'
import { type Bridge, startBridge } from './bridge.ts'

/** Nothing may leave this machine, and nothing that a new profile shows a person may come between. */
const QUIET = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
  'app.normandy.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
}

export interface OpenFirefox {
  readonly context: BrowserContext
  readonly bridge: Bridge
  /** That of the addresses of the extension's pages. */
  readonly host: string
}

/** Starts a Firefox with the extension in it. */
export async function launchFirefox(launch: Omit<BrowserLaunch, 'args'>): Promise<OpenFirefox> {
  const { executable, extension, profile, headless, display } = launch
  const env = { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) }
  const bridge = await startBridge(executable, env)
  try {
    const context = await firefox.launchPersistentContext(profile, {
      // Playwright's own build speaks a protocol of its own, any other the standard's.
      channel: 'moz-firefox',
      executablePath: inProject('scripts/browser/firefox/stand-in.mjs'),
      headless,
      viewport: null,
      // Without it no command is taken for an extension's pages.
      args: ['--remote-allow-system-access'],
      firefoxUserPrefs: QUIET,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: { ...env, FIREFOX_BRIDGE: bridge.url },
    })
    return { context, bridge, host: await bridge.install(extension) }
  } catch (error) {
    await bridge.stop()
    throw error
  }
}

export async function closeFirefox({
  context,
  bridge,
}: Pick<OpenFirefox, 'context' | 'bridge'>): Promise<void> {
  await context.close()
  await bridge.stop()
}
