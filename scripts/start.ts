import { rm } from 'node:fs/promises'
import type { BrowserContext } from 'playwright'
import { startDemoServer } from '../tests/servers/demo-server.ts'
import { enableSelectionButton } from './browser/enable-selection-button.ts'
import { ensureBrowser } from './browser/ensure-browser.ts'
import { extensionId } from './browser/extension-id.ts'
import { launchBrowser } from './browser/launch-browser.ts'
import { createSurfaces } from './browser/surfaces.ts'
import { createTemporaryProfile } from './browser/temporary-profile.ts'
import { buildExtension } from './build-extension.ts'
import { inProject } from './project-root.ts'
import { tour } from './start/tour.ts'
import { createUndoStack } from './undo-stack.ts'

/** The extension in a browser with a clean profile, on the demo server, until the person has had enough. */
export async function run(args: string[]): Promise<number> {
  const undo = createUndoStack()
  const interrupted = interruption()
  try {
    const work = start(undo.add, args.includes('--headless') || !hasDisplay())
    return await Promise.race([work, interrupted])
  } finally {
    await undo.undoAll()
  }
}

async function start(onUndo: (undo: () => Promise<unknown>) => void, headless: boolean): Promise<number> {
  const executable = await ensureBrowser()
  const server = await startDemoServer()
  onUndo(server.close)

  const output = `.output/start/${process.pid}`
  onUndo(() => rm(inProject(output), { recursive: true, force: true }))
  const extension = await buildExtension({ output, url: server.url })

  const profile = await createTemporaryProfile()
  onUndo(profile.remove)
  const context = await launchBrowser({ executable, extension, profile: profile.folder, headless })
  onUndo(() => context.close())
  const closed = whenClosed(context)

  const id = extensionId(extension)
  const surfaces = await createSurfaces(context, id, profile.folder)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${server.url}/page`)
  const enable = () => enableSelectionButton(context, id, surfaces, page)

  if (headless) {
    const failures = await tour(page, surfaces, enable)
    for (const failure of failures) console.error(failure)
    return failures.length === 0 ? 0 : 1
  }
  await enable().catch(error => console.error('The selection button stays off:', error.message))
  await surfaces.openPanel(page)
  console.log(
    '\nMishalsgpt is in the browser that just opened, on a demo server of this machine. Ctrl-C ends it.',
  )
  return closed
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * Ctrl-C is how a person ends it, so it is no failure. npm passes on the signal that the terminal has already sent, so
 * a second one right behind the first means nothing; one that comes later is a person who has lost patience.
 */
const interruption = (): Promise<number> =>
  new Promise(resolve => {
    let first = 0
    const interrupt = () => {
      first ||= Date.now()
      if (Date.now() - first > 1000) process.exit(130)
      resolve(0)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt)
  })

/** On a Mac a browser without a window goes on running. */
const whenClosed = (context: BrowserContext): Promise<number> =>
  new Promise(resolve => {
    const look = () => {
      if (context.pages().length === 0) resolve(0)
    }
    const watch = (page: { once(event: 'close', listener: () => void): unknown }) => page.once('close', look)
    context.pages().forEach(watch)
    context.on('page', watch)
    context.once('close', () => resolve(0))
  })
