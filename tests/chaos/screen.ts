import type { Page } from '@playwright/test'

/** What stood on a page at which time, by its own clock in milliseconds. */
export interface Screen {
  now(): Promise<number>
  /** The last answer's text, as it stood in the last frame at or before this time. */
  textAt(time: number): Promise<string>
  /** When the last answer is seen to have ended: this time, where it had before. */
  endedAfter(time: number): Promise<number>
}

/** Looks at every frame from now on. */
export async function watchScreen(page: Page): Promise<Screen> {
  const watching = await page.evaluateHandle(() => {
    let frames: { time: number; text: string; isBusy: boolean }[] = []
    const look = () => {
      const answer = [...document.querySelectorAll('article[aria-label="Mishalsgpt"]')].at(-1)
      const text = answer?.querySelector('[aria-busy]')?.textContent ?? ''
      const isBusy = answer?.ariaBusy === 'true'
      const last = frames.at(-1)
      if (last?.text !== text || last.isBusy !== isBusy)
        frames.push({ time: performance.now(), text, isBusy })
      // No try is as long as that.
      frames = frames.slice(-1000)
      requestAnimationFrame(look)
    }
    look()
    return {
      textAt: (time: number) => frames.findLast(frame => frame.time <= time)?.text ?? '',
      async endedAfter(since: number): Promise<number> {
        for (;;) {
          const last = frames.at(-1)
          if (last && !last.isBusy) return Math.max(since, last.time)
          await new Promise(requestAnimationFrame)
        }
      },
    }
  })
  return {
    now: () => page.evaluate(() => performance.now()),
    textAt: time => watching.evaluate((screen, time) => screen.textAt(time), time),
    endedAfter: time => watching.evaluate((screen, time) => screen.endedAfter(time), time),
  }
}
