import { rm } from 'node:fs/promises'
import { ensureBrowser } from '../../scripts/browser/ensure-browser.ts'
import { ensureFirefox } from '../../scripts/browser/firefox/ensure-firefox.ts'
import { buildExtension } from '../../scripts/build-extension.ts'
import { inProject } from '../../scripts/project-root.ts'
import { PRESET_URL } from './fixtures/preset.ts'

/**
 * Builds what the specs run: the shipped build but for its server, in a folder of this run's own, so that neither the
 * shipped build nor another run is disturbed. What is set in the environment here reaches every worker.
 */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export of its global set-up.
export default async function buildForSpecs(): Promise<() => Promise<void>> {
  const output = `.output/e2e/${process.pid}`
  process.env.CHROME_PATH = await ensureBrowser()
  process.env.MISHALSGPT_E2E_EXTENSION = await buildExtension({ output, url: PRESET_URL })
  const firefox = ensureFirefox()
  if (firefox !== undefined) {
    process.env.FIREFOX_PATH = firefox
    process.env.MISHALSGPT_E2E_ADDON = await buildExtension({ output, url: PRESET_URL, browser: 'firefox' })
  }
  return () => rm(inProject(output), { recursive: true, force: true })
}
