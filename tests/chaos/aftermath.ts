import type { Page } from '@playwright/test'
import { median } from '../../scripts/bench/median.ts'
import { chat } from '../e2e/fixtures/chat.ts'
import { expect, test } from '../e2e/fixtures/extension.ts'
import type { DemoServer } from '../servers/demo-server.ts'
import { sayRest, words } from './numbered-words.ts'
import type { Screen } from './screen.ts'
import { readNewest } from './stored.ts'
import { measuredIn, noteMeasured } from './tries.ts'

/** Milliseconds after which what is on the screen is in the store. */
const FLUSHED = 250
/**
 * Milliseconds within which a person is told, and within which no answer is being written any more once a surface is
 * back. Held to where accidents are all that the machine does; among other checks they are given longer.
 */
export const LIMITS = process.env.CHAOS ? { told: 1000, ended: 2000 } : { told: 3000, ended: 10_000 }

/** What is measured of each try, in milliseconds; and what most of them are held to, of so many at least. */
const TOLD = 'told after ms'
const SOON = 1000
const MANY = 10

/**
 * What a person had seen for so long that it must be kept, of an answer that was asked for at this time; where the
 * accident happens now or at another.
 */
export async function seenOn(screen: Screen, asked: number, accident?: number): Promise<string> {
  const time = (accident ?? (await screen.now())) - FLUSHED
  return time < asked ? '' : screen.textAt(time)
}

/** The person is told on this screen, by its clock within so long after this time, that the answer has ended. */
export async function expectTold(screen: Screen, since: number): Promise<void> {
  expectInTime((await screen.endedAfter(since)) - since)
}

/** A person was told after so many milliseconds. */
export function expectInTime(told: number): void {
  noteMeasured(test.info(), TOLD, told)
  expect(told, 'milliseconds until the person was told').toBeLessThanOrEqual(LIMITS.told)
}

/** Of so many tries one that the machine was late with does not count: most are told in time wherever they are made. */
export function expectMostInTime(): void {
  const { [TOLD]: told = [] } = measuredIn(test.info())
  if (told.length >= MANY) expect(median([...told]), 'milliseconds, by the median').toBeLessThanOrEqual(SOON)
}

/** The only answer has ended, with every word that had been `seen` of the `last` ones; none twice, none out of order. */
export async function expectKept(page: Page, seen: string, last: number): Promise<void> {
  await expect
    .poll(async () => (await readNewest(page)).answers.map(({ outcome }) => typeof outcome), {
      timeout: LIMITS.ended,
    })
    .toEqual(['object'])
  const { answers, journals, times } = await readNewest(page)
  const text = answers[0]?.text ?? ''
  expect(words(last).startsWith(text), `what was sent begins with “${text}”`).toBe(true)
  expect(text.startsWith(seen), `what is kept, “${text}”, begins with what was seen, “${seen}”`).toBe(true)
  expect(journals).toBe(0)
  expectInOrder(times)
}

/** What a person does next works: the answer is continued or asked for anew, and is whole then. */
export async function goOn(page: Page, server: DemoServer, last: number): Promise<void> {
  const { button, answerText } = chat(page)
  const newest = async () => (await readNewest(page)).answers.at(-1)
  if ((await newest())?.outcome?.status !== 'complete') {
    const held = server.hold()
    await button('Continue').or(button('Retry')).first().click()
    await sayRest(await held, last)
  }
  await expect.poll(newest).toMatchObject({ text: words(last), outcome: { status: 'complete' } })
  await expect(answerText).toHaveText(words(last))
  expectInOrder((await readNewest(page)).times)
}

/** Nothing began or ended before what was there when it did. */
function expectInOrder(times: readonly number[]): void {
  expect(times).toEqual(times.toSorted((a, b) => a - b))
}
