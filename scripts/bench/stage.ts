import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import { PRESET_URL, resolverRules } from '../../tests/e2e/fixtures/preset.ts'
import { type DemoServer, startDemoServer } from '../../tests/servers/demo-server.ts'
import { ensureBrowser } from '../browser/ensure-browser.ts'
import { extensionId } from '../browser/extension-id.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { poll } from '../browser/poll.ts'
import { createTemporaryProfile } from '../browser/temporary-profile.ts'
import { buildExtension } from '../build-extension.ts'
import { inProject } from '../project-root.ts'
import { addProbe } from './probe.ts'

/** Our pages and the bare extension's one. */
export type BenchPage = 'sidepanel.html' | 'popup.html' | 'floor'

/** What every measurement uses: one browser with the extension as it ships and the bare one, and one server. */
export interface Stage {
  server: DemoServer
  /**
   * Loads the page in a tab of its own, of the size that panels and popups have, with the probe in it; closes the tab
   * when `measure` is through.
   */
  inPage<T>(page: BenchPage, measure: (page: Page) => Promise<T>): Promise<T>
}

const FLOOR = inProject('scripts/bench/floor')
/** Milliseconds for which a tab that has opened or closed keeps a small machine busy: nobody's time but its own. */
const SETTLING = 500
const SIZES = { panel: { width: 400, height: 800 }, popup: { width: 400, height: 560 } }

export async function setStage(onUndo: (undo: () => Promise<unknown>) => void): Promise<Stage> {
  const executable = await ensureBrowser()
  const server = await startDemoServer()
  onUndo(server.close)

  const output = `.output/bench/${process.pid}`
  onUndo(() => rm(inProject(output), { recursive: true, force: true }))
  const ours = await buildExtension({ output, url: PRESET_URL })

  const profile = await createTemporaryProfile()
  onUndo(profile.remove)
  const context = await launchBrowser({
    executable,
    // The flag takes several, with commas between.
    extension: [ours, FLOOR].join(','),
    profile: profile.folder,
    headless: true,
    args: [resolverRules(server.url)],
  })
  onUndo(() => context.close())
  await bothWorkers(context)

  const address = (page: BenchPage) =>
    page === 'floor'
      ? `chrome-extension://${extensionId(FLOOR)}/page.html?server=${PRESET_URL}`
      : `chrome-extension://${extensionId(ours)}/${page}`

  return {
    server,
    inPage: async (name, measure) => {
      const page = await context.newPage()
      try {
        await page.setViewportSize(SIZES[name === 'popup.html' ? 'popup' : 'panel'])
        await addProbe(page)
        await sleep(SETTLING)
        await page.goto(address(name), { waitUntil: 'commit' })
        return await measure(page)
      } finally {
        await page.close()
      }
    },
  }
}

const bothWorkers = (context: BrowserContext) =>
  poll('both extensions to be loaded', async () => context.serviceWorkers().length >= 2 || undefined)
