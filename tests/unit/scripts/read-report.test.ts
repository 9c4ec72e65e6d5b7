import { expect, test } from 'vitest'
import { readPlaywright, readReport, readVitest } from '../../../scripts/checks/read-report.ts'

test('counts a test file that could not be loaded', () => {
  const json = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ],
  }
  expect(readVitest(json)).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('counts a test that passed only at the second try as failed', () => {
  const json = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }
  expect(readPlaywright(json)).toEqual({ passed: 4, failed: 3, skipped: 2 })
})

test('takes a report that is not there for a runner that crashed', async () => {
  expect(await readReport('/no/such/report.json', readVitest)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
