import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright'

export interface MainThread {
  /**
   * Milliseconds of processor time that this page's main thread has spent in tasks so far: script, style, layout, paint.
   * Not the time in which another process had the processor, so that a busy machine adds nothing.
   */
  busy(): Promise<number>
  /** Resolves when nothing goes on any more, with what `busy` said when that began. */
  settled(): Promise<number>
}

/** Milliseconds between two looks, looks without work that make a pause, and the work of a blinking caret in one. */
const LOOK = 60
const LOOKS = 5
const CARET = 3
/** Milliseconds after which a page that never rests is a fault. */
const RESTLESS = 60_000

export async function watchMainThread(page: Page): Promise<MainThread> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })

  async function busy(): Promise<number> {
    const { metrics } = await session.send('Performance.getMetrics')
    const seconds = metrics.find(metric => metric.name === 'TaskDuration')?.value
    if (seconds === undefined) throw new Error('The browser does not count the main thread’s time')
    return seconds * 1000
  }

  return {
    busy,
    settled: async () => {
      const end = Date.now() + RESTLESS
      let since = await busy()
      let last = since
      for (let quiet = 0; quiet < LOOKS; ) {
        if (Date.now() > end) throw new Error('The page never comes to rest')
        await sleep(LOOK)
        const now = await busy()
        if (now - last < CARET) quiet++
        else {
          quiet = 0
          since = now
        }
        last = now
      }
      return since
    },
  }
}
