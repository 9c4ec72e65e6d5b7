import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { meaningOf, triesOf, whyNotRun } from './tries.ts'

/** A row for each thing that was tried: how often, and whether anything was lost or anybody got in by it. */
// biome-ignore lint/style/noDefaultExport: Playwright makes a reporter of the default export of its file.
export default class TableReporter implements Reporter {
  readonly #rows: string[][] = [['what', 'tries', 'lost', 'reached', 'seconds']]
  readonly #notRun: string[] = []

  onTestEnd({ title }: TestCase, { annotations, status, duration }: TestResult): void {
    const why = whyNotRun({ annotations })
    if (why) this.#notRun.push(`Not run: ${title}. ${why}\n`)
    const seconds = (duration / 1000).toFixed(1)
    this.#rows.push([title, `${triesOf({ annotations })}`, ...toCells(status, annotations), seconds])
  }

  onEnd(): void {
    const widths = this.#rows[0]?.map((_, column) =>
      Math.max(...this.#rows.map(row => row[column]?.length ?? 0)),
    )
    const line = (row: string[]) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths?.[0] ?? 0) : cell.padStart(widths?.[column] ?? 0),
        )
        .join('  ')
    console.log([`\n${this.#rows.map(line).join('\n')}\n`, ...this.#notRun].join('\n'))
  }

  printsToStdio(): boolean {
    return true
  }
}

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
