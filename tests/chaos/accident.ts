import { type Fixtures, test } from '../e2e/fixtures/extension.ts'
import { createRandom, type Random } from '../random.ts'
import { expectMostInTime } from './aftermath.ts'
import { IN_CHROMIUM_ALONE, IN_FIREFOX } from './in-firefox.ts'
import { countTries, isLong, notRunFor, SEED } from './tries.ts'

/** One of many tries: what is left to chance in it is the same whenever its seed is. */
export interface Try {
  readonly number: number
  readonly random: Random
}

export type Stage = Pick<Fixtures, 'extension' | 'server' | 'profile'>

interface Tries {
  readonly short: number
  readonly long: number
  /** Of the short ones, in Firefox, where each takes longer. */
  readonly firefox?: number
}

/** Milliseconds that a try may take on a busy machine. */
const PATIENCE = 15_000

/**
 * Lets something go wrong so many times, each in its own way, in one browser. A try throws at the first thing that is
 * lost, and is named by its seed: `npm run test:chaos -- --only NAME --seed N --tries 1` makes it again.
 */
export function accident(
  what: string,
  { short, long, firefox = short }: Tries,
  begin: (stage: Stage) => Promise<(attempt: Try) => Promise<void>>,
): void {
  if (![...IN_FIREFOX, ...Object.values(IN_CHROMIUM_ALONE).flat()].some(name => what.startsWith(name)))
    throw new Error(`in-firefox.ts does not say where “${what}” is made`)
  test(what, async ({ extension, server, profile, browserName }, info) => {
    const few = browserName === 'firefox' ? firefox : short
    const count = Number(process.env.TRIES ?? (isLong ? long : few))
    test.setTimeout((count + 1) * PATIENCE)
    const attempt = await begin({ extension, server, profile })
    for (let number = 0; number < count; number++) {
      const seed = SEED + number
      await test.step(`seed ${seed}`, () => attempt({ number, random: createRandom(seed) }))
      countTries(info, number + 1)
    }
    expectMostInTime()
  })
}

/** Shows an accident as one that cannot be made here. In CI, where nothing may be skipped, it is not there at all. */
export function leaveOut(what: string, why: string): void {
  if (process.env.CI === 'true') return
  // biome-ignore lint/suspicious/noSkippedTests: not a test that is switched off, but one that somebody is to hear of.
  test.skip(what, { annotation: notRunFor(why) }, () => {})
}

/** One of these, each as likely as the others. */
export function pick<T>(random: Random, [first, ...others]: readonly [T, ...T[]]): T {
  return others[Math.floor(random() * (others.length + 1)) - 1] ?? first
}

/** A whole number from `least` to `most`. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))
