import type { Reporter, TestCase } from 'vitest/node'
import { SEED } from '../unit/chance.ts'
import { printTable, toSeconds } from './print-table.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** How many tries a test has come through. */
    tries?: number
  }
}

interface Sum {
  readonly tries: number
  readonly failed: boolean
  readonly milliseconds: number
}

/** A row for each unit test that notes its tries; of those that differ in nothing but their seeds one for all. */
// biome-ignore lint/style/noDefaultExport: Vitest makes a reporter of the default export of its file.
export default class TriesReporter implements Reporter {
  readonly #sums = new Map<string, Sum>()

  onTestCaseResult(test: TestCase): void {
    const { tries = 0 } = test.meta()
    const failed = test.result().state === 'failed'
    if (tries === 0 && !failed) return
    const name = test.fullName.replace(/ \(seed \d+\)$/, '')
    const before = this.#sums.get(name)
    this.#sums.set(name, {
      tries: tries + (before?.tries ?? 0),
      failed: failed || before?.failed === true,
      milliseconds: (test.diagnostic()?.duration ?? 0) + (before?.milliseconds ?? 0),
    })
  }

  onTestRunEnd(): void {
    printTable(
      [...this.#sums].map(([name, { tries, failed, milliseconds }]) => [
        name,
        `${tries}`,
        failed ? '1' : '0',
        failed ? '?' : '0',
        toSeconds(milliseconds),
      ]),
      [`The seed of chance is ${SEED}: --seed N makes something else.\n`],
    )
  }
}
