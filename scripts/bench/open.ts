import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { toRow } from './row.ts'
import type { BenchPage, Stage } from './stage.ts'

const PAIRS = 11

/**
 * Milliseconds from the start of the navigation to a composer that stands there, takes keys and is painted. The page
 * loads in a new tab, as a panel or popup does: with a document of its own, while the worker is awake.
 */
const opening = (name: string, page: BenchPage): Benchmark => ({
  rows: [name],
  measure: async stage => {
    const pairs = await byTurns(
      PAIRS,
      () => open(stage, page),
      () => open(stage, 'floor'),
    )
    return [toRow(name, 'ms', pairs, { timesFloor: 2 })]
  },
})

const open = ({ inPage }: Stage, page: BenchPage): Promise<number> =>
  inPage(page, opened => opened.evaluate(() => probe.usable()))

export const openPanel = opening('open/panel', 'sidepanel.html')
export const openPopup = opening('open/popup', 'popup.html')
