import { aptInstall, canAptInstall } from '../apt-install.ts'
import { runTool } from '../run-tool.ts'
import { SetUpError } from '../set-up-error.ts'
import { findBrowser } from './find-browser.ts'

/** A browser to load the extension into, installed when there is none. */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser()
  if (found !== undefined) return found

  console.log('No browser found that can load the extension: fetching Chromium …')
  await runTool('playwright', ['install', 'chromium'])
  const fetched = findBrowser()
  if (fetched !== undefined) return fetched

  if (canAptInstall() && aptInstall('chromium')) {
    const installed = findBrowser()
    if (installed !== undefined) return installed
  }
  throw new SetUpError(
    'No browser was found that can load the extension: install Chromium, or set CHROME_PATH to one (Google Chrome itself no longer accepts extensions from the command line).',
  )
}
