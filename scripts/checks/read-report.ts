import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { FAILED, type NotPassed, type Tally } from './tally.ts'

export type ReportReader = (json: unknown) => Tally

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.string(),
      assertionResults: v.array(
        v.object({
          fullName: v.string(),
          status: v.string(),
          failureMessages: v.array(v.string()),
        }),
      ),
    }),
  ),
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
    notPassed: [
      ...unloaded.map(({ name, message }) => ({ test: name, message })),
      ...report.testResults.flatMap(file =>
        file.assertionResults
          .filter(({ status }) => status !== 'passed')
          .map(({ fullName, status, failureMessages }) => ({
            test: `${file.name}: ${fullName}`,
            message: failureMessages[0] ?? status,
          })),
      ),
    ],
  }
}

interface PlaywrightSuite {
  title: string
  specs: v.InferOutput<typeof PlaywrightSpec>[]
  suites?: PlaywrightSuite[] | undefined
}

const PlaywrightSpec = v.object({
  title: v.string(),
  file: v.string(),
  tests: v.array(
    v.object({
      projectName: v.string(),
      status: v.string(),
      results: v.array(v.object({ errors: v.array(v.object({ message: v.optional(v.string()) })) })),
    }),
  ),
})

const PlaywrightSuite: v.GenericSchema<unknown, PlaywrightSuite> = v.object({
  title: v.string(),
  specs: v.array(PlaywrightSpec),
  suites: v.optional(v.array(v.lazy(() => PlaywrightSuite))),
})

const PlaywrightReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
  errors: v.array(v.object({ message: v.optional(v.string()) })),
  suites: v.array(PlaywrightSuite),
})

export const readPlaywright: ReportReader = json => {
  const { stats, errors, suites } = v.parse(PlaywrightReport, json)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    notPassed: [
      ...errors.map(({ message = '' }) => ({ test: 'the runner itself', message })),
      ...suites.flatMap(notPassedIn),
    ],
  }
}

function notPassedIn(suite: PlaywrightSuite): NotPassed[] {
  const own = suite.specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ projectName, status, results }) => ({
        test: `[${projectName}] ${file}: ${title}`,
        message: results.flatMap(({ errors }) => errors)[0]?.message ?? status,
      })),
  )
  return [...own, ...(suite.suites ?? []).flatMap(notPassedIn)]
}

/** A runner that left no readable report did not get to its end. */
export async function readReport(path: string, read: ReportReader): Promise<Tally> {
  try {
    return read(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return FAILED
  }
}
