import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
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
import { leadTo } from './lead-to.ts'
import { addProbe } from './probe.ts'
import type { Subject, Surface } from './subject.ts'

/** What every measurement uses: one browser with everything that is measured in it, and one server. */
export interface Stage {
  server: DemoServer
  /** All that is measured. */
  subjects: Subject[]
  /** The same without the floor. */
  builds: Subject[]
  /** Where the extension's files are. */
  folder(subject: Subject): string
  /**
   * Loads the page in a tab of its own, of the size that panels and popups have, with the probe in it; closes the tab
   * when `measure` is through.
   */
  inPage<T>(subject: Subject, surface: Surface, measure: (page: Page) => Promise<T>): Promise<T>
  /** The panel in an extension that remembers nothing: there is no conversation that it could show. */
  inEmptyPanel<T>(subject: Subject, measure: (page: Page) => Promise<T>): Promise<T>
}

const FLOOR = inProject('scripts/bench/floor')
/** Milliseconds for which a tab that has opened or closed keeps a small machine busy: nobody's time but its own. */
const SETTLING = 500
const SIZES = { panel: { width: 400, height: 800 }, popup: { width: 400, height: 560 } }
const DOCUMENTS = { panel: 'sidepanel.html', popup: 'popup.html' }

/** Folders of built extensions. */
export interface Builds {
  /** To be measured as ours; it is built unless given. */
  extension?: string | undefined
  /** To be measured too. */
  against?: string | undefined
}

export async function setStage(
  onUndo: (undo: () => Promise<unknown>) => void,
  { extension, against }: Builds,
): Promise<Stage> {
  const executable = await ensureBrowser()
  const server = await startDemoServer()
  onUndo(server.close)

  const output = `.output/bench/${process.pid}`
  onUndo(() => rm(inProject(output), { recursive: true, force: true }))
  /** A copy that asks the server of this run. */
  async function copyOf(build: string, name: string): Promise<string> {
    const copy = join(inProject(output), name)
    await cp(build, copy, { recursive: true })
    await leadTo(PRESET_URL, copy)
    return copy
  }
  const folders: Partial<Record<Subject, string>> = {
    ours: extension
      ? await copyOf(extension, 'extension')
      : await buildExtension({ output, url: PRESET_URL }),
    floor: FLOOR,
  }
  if (against) folders.against = await copyOf(against, 'against')
  const subjects = (['ours', 'floor', 'against'] as const).filter(subject => folders[subject])

  function folder(subject: Subject): string {
    const path = folders[subject]
    if (path === undefined) throw new Error(`Nothing is there to be measured as ${subject}`)
    return path
  }

  const profile = await createTemporaryProfile()
  onUndo(profile.remove)
  const context = await launchBrowser({
    executable,
    // The flag takes several, with commas between.
    extension: subjects.map(folder).join(','),
    profile: profile.folder,
    headless: true,
    args: [resolverRules(server.url)],
  })
  onUndo(() => context.close())
  await allWorkers(context, subjects.length)

  const origin = (subject: Subject) => `chrome-extension://${extensionId(folder(subject))}`
  const address = (subject: Subject, surface: Surface) =>
    subject === 'floor'
      ? `${origin(subject)}/page.html?server=${PRESET_URL}`
      : `${origin(subject)}/${DOCUMENTS[surface]}`

  async function inTab<T>(surface: Surface, measure: (page: Page) => Promise<T>): Promise<T> {
    const page = await context.newPage()
    try {
      await page.setViewportSize(SIZES[surface])
      await addProbe(page)
      await sleep(SETTLING)
      return await measure(page)
    } finally {
      await page.close()
    }
  }

  const load = (page: Page, subject: Subject, surface: Surface) =>
    page.goto(address(subject, surface), { waitUntil: 'commit' })

  return {
    server,
    subjects,
    builds: subjects.filter(subject => subject !== 'floor'),
    folder,
    inPage: (subject, surface, measure) =>
      inTab(surface, async page => {
        await load(page, subject, surface)
        return measure(page)
      }),
    inEmptyPanel: (subject, measure) =>
      inTab('panel', async page => {
        const session = await context.newCDPSession(page)
        await session.send('Storage.clearDataForOrigin', {
          origin: origin(subject),
          storageTypes: 'indexeddb',
        })
        await session.detach()
        await load(page, subject, 'panel')
        await page.evaluate(() => probe.usable())
        return measure(page)
      }),
  }
}

const allWorkers = (context: BrowserContext, count: number) =>
  poll('every extension to be loaded', async () => context.serviceWorkers().length >= count || undefined)
