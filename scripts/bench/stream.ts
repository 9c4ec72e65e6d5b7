import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { splitWords } from '../../tests/servers/demo-wire.ts'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { toRow } from './row.ts'
import type { BenchPage, Stage } from './stage.ts'

const PAIRS = 7
const LENGTH = 2000
/** Milliseconds between two words: some two hundred words a second, more than a fast model says. */
const GAP = 5
/** Milliseconds in which what the question changed in the page is drawn, and the server says nothing yet. */
const BEFORE = 300

const FIRST = 'Thanks'
const LAST = 'goodbye.'
/** A paragraph without markup, whose first and last words stand nowhere else. */
const ANSWER = `${FIRST} ${'for asking, and here is some more of it '.repeat(LENGTH)}`
  .slice(0, LENGTH - 10)
  .concat(' ', LAST)

interface Lags {
  first: number
  last: number
}

/**
 * Milliseconds from the server's write of the first byte (headers, role and first word in one go) to the first word on
 * the screen, and from its write of the last word, the end of the stream right behind it, to the whole text.
 * Both ends are read off the system's clock, to the millisecond.
 */
export const stream: Benchmark = {
  rows: ['stream/first-text', 'stream/last-text'],
  measure: async stage => {
    const pairs = await byTurns(
      PAIRS,
      () => lags(stage, 'sidepanel.html'),
      () => lags(stage, 'floor'),
    )
    const promised = { atMost: 50 }
    const of = (which: keyof Lags) =>
      pairs.map(({ ours, floor }) => ({ ours: ours[which], floor: floor[which] }))
    return [
      toRow('stream/first-text', 'ms', of('first'), promised),
      toRow('stream/last-text', 'ms', of('last'), promised),
    ]
  },
}

const lags = ({ inPage, server }: Stage, name: BenchPage): Promise<Lags> =>
  inPage(name, async page => {
    await page.evaluate(() => probe.usable())
    if (name !== 'floor') await page.getByRole('button', { name: 'New chat' }).click()
    const held = server.hold()
    await ask(page)
    const answer = await held
    const firstShown = page.evaluate(text => probe.shown(text), FIRST)
    const wholeShown = page.evaluate(text => probe.shown(text), ANSWER)
    await sleep(BEFORE)

    const words = splitWords(ANSWER)
    const lastWord = words.pop() ?? ''
    const firstSent = Date.now()
    for (const word of words) {
      await answer.write(word)
      await sleep(GAP)
    }
    const lastSent = Date.now()
    await answer.write(lastWord)
    await answer.end()
    return { first: (await firstShown) - firstSent, last: (await wholeShown) - lastSent }
  })

async function ask(page: Page): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Message' })
  await composer.fill('How long does it take?')
  await composer.press('Enter')
}
