import { type BrowserContext, firefox } from 'playwright'
import { inProject } from '../../project-root.ts'
import { createUndoStack } from '../../undo-stack.ts'
import type { BrowserLaunch } from '../launch-browser.ts'
import { startBridge } from './bridge.ts'

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
  /** That of the addresses of the extension's pages. */
  readonly host: string
  close(): Promise<void>
}

/** Starts a Firefox with the extension in it. */
export async function launchFirefox(launch: Omit<BrowserLaunch, 'args'>): Promise<OpenFirefox> {
  const { executable, extension, profile, headless, display } = launch
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
      firefoxUserPrefs: QUIET,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: { ...env, FIREFOX_BRIDGE: bridge.url },
    })
    onUndo(() => context.close())
    return { context, host: await bridge.install(extension), close: undoAll }
  } catch (error) {
    await undoAll()
    throw error
  }
}
