import type { Page } from '@playwright/test'

/** What stood on a page at which time, by its own clock in milliseconds. */
export interface Screen {
  now(): Promise<number>
  /** The last answer's text, as it stood in the last frame at or before this time. */
  textAt(time: number): Promise<string>
  /** When the last answer is seen to have ended: this time, where it had before. */
  endedAfter(time: number): Promise<number>
  /** When these words are seen at the last answer: this time, where they were before. */
  saidAfter(time: number, words: string): Promise<number>
}

interface Frame {
  readonly time: number
  readonly text: string
  /** With all that is said about it; none where there is no answer. */
  readonly whole: string | undefined
  readonly isBusy: boolean
}

/** Looks at every frame from now on. */
export async function watchScreen(page: Page): Promise<Screen> {
  const watching = await page.evaluateHandle(() => {
    let frames: Frame[] = []
    const look = () => {
      const answer = [...document.querySelectorAll('article[aria-label="Mishalsgpt"]')].at(-1)
      const text = answer?.querySelector('[aria-busy]')?.textContent ?? ''
      const whole = answer?.textContent ?? undefined
      const isBusy = answer?.ariaBusy === 'true'
      const last = frames.at(-1)
      if (last?.text !== text || last.whole !== whole || last.isBusy !== isBusy)
        frames.push({ time: performance.now(), text, whole, isBusy })
      // No try is as long as that.
      frames = frames.slice(-1000)
      requestAnimationFrame(look)
    }
    look()
    /** Since when it is so, once it is. */
    async function after(since: number, isSo: (frame: Frame) => boolean): Promise<number> {
      for (;;) {
        const first = frames[frames.findLastIndex(frame => !isSo(frame)) + 1]
        if (first) return Math.max(since, first.time)
        await new Promise(requestAnimationFrame)
      }
    }
    return {
      textAt: (time: number) => frames.findLast(frame => frame.time <= time)?.text ?? '',
      endedAfter: (since: number) => after(since, ({ whole, isBusy }) => whole !== undefined && !isBusy),
      saidAfter: (since: number, words: string) =>
        after(since, ({ whole }) => whole?.includes(words) === true),
    }
  })
  return {
    now: () => page.evaluate(() => performance.now()),
    textAt: time => watching.evaluate((screen, time) => screen.textAt(time), time),
    endedAfter: time => watching.evaluate((screen, time) => screen.endedAfter(time), time),
    saidAfter: (time, words) =>
      watching.evaluate((screen, { time, words }) => screen.saidAfter(time, words), { time, words }),
  }
}
