import type { Page } from 'playwright'
import type { Benchmark } from './benchmark.ts'
import { generateHistory, writeHistory } from './generated-history.ts'
import { heapOf } from './heap-of.ts'
import { watchMainThread } from './main-thread.ts'
import { median } from './median.ts'
import { figuresToRow, type Row } from './row.ts'
import type { Stage } from './stage.ts'

const FEW = 10
const MANY = 10_000
const MESSAGES = 10
const TURNS = 7

/**
 * A panel over ten thousand conversations: its time until it can be typed into, as a multiple of that over ten; and its
 * heap with the list open and gone through to its end, in MB.
 */
export const history: Benchmark = {
  rows: ['history/10000/usable', 'history/10000/heap'],
  async measure(stage) {
    // Before and after the many, so that a machine that grows slower meanwhile does so for both.
    const before = await withHistory(stage, FEW, () => usable(stage))
    const [many, heap] = await withHistory(
      stage,
      MANY,
      async () => [await usable(stage), await heapAtEnd(stage)] as const,
    )
    const after = await withHistory(stage, FEW, () => usable(stage))
    const times = median(many) / median([...before, ...after])
    return [row('history/10000/usable', '', times, 1.3), row('history/10000/heap', 'MB', heap, 60)]
  },
}

const row = (name: string, unit: Row['unit'], ours: number, atMost: number) =>
  figuresToRow(name, unit, { ours, floor: null }, { atMost })

async function withHistory<T>(stage: Stage, conversations: number, measure: () => Promise<T>): Promise<T> {
  await stage.inEmptyPanel('ours', page =>
    writeHistory(page, generateHistory({ conversations, messages: MESSAGES })),
  )
  return measure()
}

/** Milliseconds; the first opening fills caches and is thrown away. */
async function usable(stage: Stage): Promise<number[]> {
  const samples: number[] = []
  for (let turn = -1; turn < TURNS; turn++) {
    const sample = await stage.inPage('ours', 'panel', page => page.evaluate(() => probe.usable()))
    if (turn >= 0) samples.push(sample)
  }
  return samples
}

function heapAtEnd(stage: Stage): Promise<number> {
  return stage.inPage('ours', 'panel', async page => {
    await page.evaluate(() => probe.usable())
    await openList(page)
    await page.keyboard.press('End')
    await page.locator(`li > button[title$="№${MANY - 1}"]:focus`).waitFor()
    const thread = await watchMainThread(page)
    await thread.settled()
    return heapOf(page)
  })
}

async function openList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Conversations', exact: true }).click()
  await page.locator('li > button[title$="№0"]').focus()
}
