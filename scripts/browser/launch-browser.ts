import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright'
import { chromium } from 'playwright'
import { SetUpError } from '../set-up-error.ts'
import { loadExtension, QUIET } from './browser-arguments.ts'

/** In pixels. */
export interface Screen {
  readonly width: number
  readonly height: number
}

export interface BrowserLaunch {
  executable: string
  /** The built extension's folder. */
  extension: string
  /** The user data folder. */
  profile: string
  headless: boolean
  /** Of the one that a browser without a screen makes up. */
  screen?: Screen | undefined
  /** The X display to open on, where it is not this process's own. */
  display?: string | undefined
  args?: string[]
}

/** Starts a browser with the extension loaded. */
export async function launchBrowser({ extension, ...launch }: BrowserLaunch): Promise<BrowserContext> {
  const args = [...loadExtension(extension), ...(launch.args ?? [])]
  const context = await startBrowser({ ...launch, args })
  if (context.serviceWorkers().length === 0) await firstWorker(context, launch.executable)
  return context
}

/** Starts a browser that has no extension yet, on a debugging port besides Playwright's own pipe. */
export function startBrowser(launch: Omit<BrowserLaunch, 'extension'>): Promise<BrowserContext> {
  const { executable, profile, headless, screen, display, args = [] } = launch
  return chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless,
    // Chromium refuses to run sandboxed as root, and where unprivileged user namespaces are off.
    chromiumSandbox: process.platform !== 'linux',
    args: [...QUIET, '--remote-debugging-port=0', ...(headless ? sized(screen) : []), ...args],
    ignoreDefaultArgs: ['--enable-automation', '--disable-extensions'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(headless ? {} : { viewport: null }),
    env: {
      ...process.env,
      ...(headless && process.platform === 'linux' ? WITHOUT_DESKTOP : {}),
      ...(display === undefined ? {} : { DISPLAY: display }),
    },
  })
}

// The screen that headless makes up is smaller than any a person has, and cuts a popup off.
function sized(screen: Screen | undefined): string[] {
  const { width, height } = screen ?? { width: 1600, height: 1200 }
  return [`--screen-info={${width}x${height}}`, ...(screen ? [`--window-size=${width},${height}`] : [])]
}

// Whenever an extension goes, Chromium on Linux has the desktop's tools take away menu entries that were never made: some
// hundred processes, which take longer than a test.
const WITHOUT_DESKTOP = { PATH: '/dev/null' }

/** Where the popup and the panel can be reached, which Playwright's own connection does not show. */
export async function debuggingUrl(profile: string): Promise<string> {
  const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')
  return `http://127.0.0.1:${port}`
}

async function firstWorker(context: BrowserContext, executable: string): Promise<void> {
  try {
    await context.waitForEvent('serviceworker', { timeout: 10_000 })
  } catch {
    await context.close()
    throw new SetUpError(
      `${executable} did not load the extension: set CHROME_PATH to a Chromium of version 140 or later (Google Chrome no longer accepts extensions from the command line).`,
    )
  }
}
