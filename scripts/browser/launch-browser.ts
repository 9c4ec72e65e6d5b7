import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright'
import { chromium } from 'playwright'
import { SetUpError } from '../set-up-error.ts'
import { browserArguments } from './browser-arguments.ts'

export interface BrowserLaunch {
  executable: string
  /** The built extension's folder. */
  extension: string
  /** The user data folder. */
  profile: string
  headless: boolean
  /** The X display to open on, where it is not this process's own. */
  display?: string | undefined
  args?: string[]
}

/** Starts a browser with the extension loaded, on a debugging port besides Playwright's own pipe. */
export async function launchBrowser(launch: BrowserLaunch): Promise<BrowserContext> {
  const { executable, extension, profile, headless, display, args = [] } = launch
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless,
    // Chromium refuses to run sandboxed as root, and where unprivileged user namespaces are off.
    chromiumSandbox: process.platform !== 'linux',
    args: [
      ...browserArguments(extension),
      '--remote-debugging-port=0',
      // The screen that headless makes up is smaller than any a person has, and cuts a popup off.
      ...(headless ? ['--screen-info={1600x1200}'] : []),
      ...args,
    ],
    ignoreDefaultArgs: ['--enable-automation'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(headless ? {} : { viewport: null }),
    ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display } }),
  })
  if (context.serviceWorkers().length === 0) await firstWorker(context, executable)
  return context
}

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
