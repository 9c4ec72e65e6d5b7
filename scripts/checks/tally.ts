/** What one check reported. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const PASSED: Tally = { passed: 1, failed: 0, skipped: 0 }
export const FAILED: Tally = { passed: 0, failed: 1, skipped: 0 }

export const addTallies = (tallies: Tally[]): Tally =>
  tallies.reduce((sum, { passed, failed, skipped }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
  }))

/**
 * Holds a runner's report against its exit code. A runner that failed without a failed test crashed, one that ran no
 * test tested nothing, and where nobody watches a skipped test is one that nobody misses: all count as failures.
 */
export function judge(reported: Tally, exitCode: number, inCi: boolean): Tally {
  const { passed, skipped } = reported
  const failed = reported.failed + (inCi ? skipped : 0)
  const isUnexplained = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: isUnexplained ? 1 : failed, skipped: inCi ? 0 : skipped }
}
