import { expect, test } from 'vitest'
import { readPlaywright, readReport, readVitest } from '../../../scripts/checks/read-report.ts'

const assertion = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
})

const spec = (title: string, status: string, ...messages: string[]) => ({
  title,
  file: 'e2e/ask.spec.ts',
  tests: [
    {
      projectName: 'behaviour',
      status,
      results: [{ errors: messages.map(message => ({ message })) }],
    },
  ],
})

test('counts and names a test file that could not be loaded', () => {
  const json = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { name: 'a.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          assertion('adds', 'failed', 'Expected 2'),
          assertion('waits', 'pending'),
          assertion('takes', 'passed'),
        ],
      },
    ],
  }
  expect(readVitest(json)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
    notPassed: [
      { test: 'a.test.ts', message: 'No such module' },
      { test: 'b.test.ts: adds', message: 'Expected 2' },
      { test: 'b.test.ts: waits', message: 'pending' },
    ],
  })
})

test('counts a test that passed only at the second try as failed, and names all that did not pass', () => {
  const json = {
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'Timed out' }],
    suites: [
      {
        title: 'ask.spec.ts',
        specs: [spec('answers', 'expected'), spec('stops', 'unexpected', 'Expected: visible')],
        suites: [{ title: 'again', specs: [spec('undoes', 'skipped')] }],
      },
    ],
  }
  expect(readPlaywright(json)).toEqual({
    passed: 4,
    failed: 3,
    skipped: 2,
    notPassed: [
      { test: 'the runner itself', message: 'Timed out' },
      { test: '[behaviour] e2e/ask.spec.ts: stops', message: 'Expected: visible' },
      { test: '[behaviour] e2e/ask.spec.ts: undoes', message: 'skipped' },
    ],
  })
})

test('takes a report that is not there for a runner that crashed', async () => {
  const report = await readReport('/no/such/report.json', readVitest)
  expect(report).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
})
