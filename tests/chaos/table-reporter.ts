import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { median } from '../../scripts/bench/median.ts'
import { printTable, type Row, toSeconds } from './print-table.ts'
import { meaningOf, measuredIn, SEED, triesOf, whyNotRun, wordsIn } from './tries.ts'

const SEEDS = `The first try of each has the seed ${SEED}, each further one the next: --only NAME --seed N --tries 1 makes one again.`

/** A row for each thing that was tried: how often, and whether anything was lost or anybody got in by it. */
// biome-ignore lint/style/noDefaultExport: Playwright makes a reporter of the default export of its file.
export default class TableReporter implements Reporter {
  readonly #rows: Row[] = []
  readonly #notRun: string[] = []
  readonly #words: string[] = []

  onTestEnd(test: TestCase, { annotations, status, duration }: TestResult): void {
    const isInFirefox = test.parent.project()?.use.browserName === 'firefox'
    const title = isInFirefox ? `in Firefox: ${test.title}` : test.title
    const why = whyNotRun({ annotations })
    if (why) this.#notRun.push(`Not run: ${title}. ${why}\n`)
    const words = wordsIn({ annotations })
    if (words) this.#words.push(`Words that describe something, and where it is made: ${words}.`)
    const tries = `${triesOf({ annotations })}`
    this.#rows.push([
      title,
      tries,
      ...toCells(status, annotations),
      toSeconds(duration),
      toMeasures({ annotations }),
    ])
  }

  onEnd(): void {
    printTable(this.#rows, [...this.#notRun, ...this.#words, ...(process.env.CHAOS ? [SEEDS] : [])])
  }

  printsToStdio(): boolean {
    return true
  }
}

/** `told, in ms: 120, 480`: of each thing that was measured the median and the most. */
const toMeasures = (result: Pick<TestResult, 'annotations'>): string =>
  Object.entries(measuredIn(result))
    .map(([what, values]) => `${what}: ${toShort(median([...values]))}, ${toShort(Math.max(...values))}`)
    .join('; ')

const toShort = (value: number): string => value.toFixed(value < 100 ? 1 : 0)

/** What a test says about what was lost and what was reached. */
function toCells(
  status: TestResult['status'],
  annotations: TestResult['annotations'],
): [lost: string, reached: string] {
  if (status === 'passed') return ['0', '0']
  if (whyNotRun({ annotations })) return ['not run', 'not run']
  if (status === 'skipped' || status === 'interrupted') return ['–', '–']
  const meaning = meaningOf({ annotations })
  if (meaning === 'not run') return [meaning, meaning]
  return meaning === 'reached' ? ['?', '1'] : ['1', '?']
}
