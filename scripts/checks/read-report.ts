import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { FAILED, type Tally } from './tally.ts'

export type ReportReader = (json: unknown) => Tally

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
})

export const readVitest: ReportReader = json => {
  const report = v.parse(VitestReport, json)
  // A file that could not even be loaded has no tests to count, and is one failure.
  const unloaded = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const PlaywrightReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
  errors: v.array(v.unknown()),
})

export const readPlaywright: ReportReader = json => {
  const { stats, errors } = v.parse(PlaywrightReport, json)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

/** A runner that left no readable report did not get to its end. */
export async function readReport(path: string, read: ReportReader): Promise<Tally> {
  try {
    return read(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return FAILED
  }
}
