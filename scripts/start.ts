import { rm } from 'node:fs/promises'
import type { BrowserContext } from 'playwright'
import { startDemoServer } from '../tests/servers/demo-server.ts'
import { inProject } from './project-root.ts'
import { startInChromium } from './start/in-chromium.ts'
import { startInFirefox } from './start/in-firefox.ts'
import { tour } from './start/tour.ts'
import { createUndoStack } from './undo-stack.ts'

interface Options {
  readonly headless: boolean
  readonly firefox: boolean
}

/** The extension in a browser with a clean profile, on the demo server, until the person has had enough. */
export async function run(args: string[]): Promise<number> {
  const undo = createUndoStack()
  const interrupted = interruption()
  const options = {
    headless: args.includes('--headless') || !hasDisplay(),
    firefox: args.includes('--firefox'),
  }
  try {
    return await Promise.race([start(undo.add, options), interrupted])
  } finally {
    await undo.undoAll()
  }
}

async function start(
  onUndo: (undo: () => Promise<unknown>) => void,
  { headless, firefox }: Options,
): Promise<number> {
  const { url, close } = await startDemoServer()
  onUndo(close)
  const output = `.output/start/${process.pid}`
  onUndo(() => rm(inProject(output), { recursive: true, force: true }))
  const demo = await (firefox ? startInFirefox : startInChromium)({ url, output, headless, onUndo })
  const closed = whenClosed(demo.context)

  if (headless) {
    const failures = await tour(demo)
    for (const failure of failures) console.error(failure)
    return failures.length === 0 ? 0 : 1
  }
  await demo
    .enableSelectionButton?.()
    .catch(error => console.error('The selection button stays off:', error.message))
  await demo.showPanel()
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
