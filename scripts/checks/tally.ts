/** A test that did not pass, and what its runner says of it: the message of its failure, or that it was skipped. */
export interface NotPassed {
  test: string
  message: string
}

/** What one check reported. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  notPassed: NotPassed[]
}

export const PASSED: Tally = { passed: 1, failed: 0, skipped: 0, notPassed: [] }
export const FAILED: Tally = { passed: 0, failed: 1, skipped: 0, notPassed: [] }

export const addTallies = (tallies: Tally[]): Tally =>
  tallies.reduce((sum, { passed, failed, skipped, notPassed }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
    notPassed: [...sum.notPassed, ...notPassed],
  }))

/**
 * Holds a runner's report against its exit code. A runner that failed without a failed test crashed, one that ran no
 * test tested nothing, and where nobody watches a skipped test is one that nobody misses: all count as failures.
 */
export function judge(reported: Tally, exitCode: number, inCi: boolean): Tally {
  const { passed, skipped, notPassed } = reported
  const failed = reported.failed + (inCi ? skipped : 0)
  const isUnexplained = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: isUnexplained ? 1 : failed, skipped: inCi ? 0 : skipped, notPassed }
}
