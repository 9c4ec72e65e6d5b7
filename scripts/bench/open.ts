import type { Page } from 'playwright'
import type { Benchmark } from './benchmark.ts'
import { byTurns } from './by-turns.ts'
import { toRow } from './row.ts'
import type { Surface } from './subject.ts'

const TURNS = 7

/**
 * Milliseconds from the start of the navigation to a composer that stands there, takes keys and is painted. The page
 * loads in a new tab, as a panel or popup does: with a document of its own, while the worker is awake.
 */
const opening = (name: string, surface: Surface): Benchmark => ({
  rows: [name],
  measure: async ({ subjects, inPage }) => {
    const open = (page: Page) => page.evaluate(() => probe.usable())
    const samples = await byTurns(subjects, subject => inPage(subject, surface, open), { turns: TURNS })
    return [toRow(name, 'ms', samples, { timesFloor: 2 })]
  },
})

export const openPanel = opening('open/panel', 'panel')
export const openPopup = opening('open/popup', 'popup')
