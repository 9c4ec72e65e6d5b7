import { expect, test } from 'vitest'
import { addTallies, FAILED, judge, PASSED } from '../../../scripts/checks/tally.ts'

const report = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped, notPassed: [] })

test('takes a runner at its word when its exit code agrees', () => {
  expect(judge(report(7, 0), 0, true)).toEqual(report(7, 0))
  expect(judge(report(5, 2), 1, true)).toEqual(report(5, 2))
})

test('counts a runner that crashed after passing everything as a failure', () => {
  expect(judge(report(7, 0), 1, false)).toEqual(report(7, 1))
})

test('counts a run without a single test as a failure', () => {
  expect(judge(report(0, 0), 0, false)).toEqual(report(0, 1))
})

test('counts a skipped test as failed where nobody watches', () => {
  expect(judge(report(7, 0, 2), 0, true)).toEqual(report(7, 2))
  expect(judge(report(7, 0, 2), 0, false)).toEqual(report(7, 0, 2))
})

test('adds up what all checks reported', () => {
  expect(addTallies([PASSED, FAILED, report(3, 1, 2)])).toEqual(report(4, 2, 2))
})

test('keeps the names of those that did not pass, of every check', () => {
  const named = (test: string) => ({ ...report(1, 1), notPassed: [{ test, message: 'Expected 1' }] })
  const added = addTallies([named('one'), PASSED, judge(named('two'), 1, true)])
  expect(added.notPassed.map(({ test }) => test)).toEqual(['one', 'two'])
})
