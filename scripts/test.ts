import { rm } from 'node:fs/promises'
import { stripVTControlCharacters } from 'node:util'
import { ensureBrowser } from './browser/ensure-browser.ts'
import { type ReportReader, readPlaywright, readReport, readVitest } from './checks/read-report.ts'
import { addTallies, FAILED, judge, type NotPassed, PASSED, type Tally } from './checks/tally.ts'
import { ensureDesktop } from './ensure-desktop.ts'
import { inProject } from './project-root.ts'
import { runTool } from './run-tool.ts'
import { run as zip } from './zip.ts'

const inCi = process.env.CI === 'true'

const CHECKS: Record<string, () => Promise<Tally>> = {
  'Format and lint': () => passes(runTool('@biomejs/biome', ['check', '--error-on-warnings'])),
  Types: () => passes(inTurn(['wxt', 'prepare'], ['typescript', '--noEmit'])),
  'Unit tests': () => vitest('unit'),
  // A build over its limits is no build: its sizes are part of this one check.
  Packages: () => passes(zip()),
  'Package tests': () => vitest('packages', '--config', 'vitest.packages.config.ts'),
  // Side by side: the silences take no core, and either browser leaves much of one.
  'Browser tests': () =>
    playwright('e2e', ['silence', 'firefox-silence', 'behaviour', 'firefox'], '--workers', '4'),
  // After the others, with a core for each: what is kept within 250 ms then is not on a machine that does all at once.
  Accidents: () => playwright('accidents', ['accidents', 'firefox-accidents']),
  Attacks: () => playwright('attacks', ['attacks']),
}

/** Everything, each step whatever became of those before it; the last line says how it went. */
export async function run(): Promise<number> {
  const tallies: Tally[] = []
  const lines: string[] = []
  ensureDesktop()
  await ensureBrowser().catch(explain)
  for (const [name, check] of Object.entries(CHECKS)) {
    console.log(`\n── ${name}`)
    const start = Date.now()
    const tally = await check().catch(explain)
    tallies.push(tally)
    lines.push(`${name.padEnd(16)} ${describe(tally)} in ${((Date.now() - start) / 1000).toFixed(1)} s`)
  }
  const { passed, failed, notPassed } = addTallies(tallies)
  console.log(`\n${[...notPassed.map(tell), ...lines].join('\n')}\n\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

async function passes(exitCode: Promise<number>): Promise<Tally> {
  return (await exitCode) === 0 ? PASSED : FAILED
}

function vitest(name: string, ...args: string[]) {
  return counted(name, readVitest, report =>
    runTool('vitest', [
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]),
  )
}

/** The build of each run is made in its global set-up. */
function playwright(name: string, projects: readonly string[], ...args: string[]) {
  return counted(name, readPlaywright, report =>
    runTool('@playwright/test', ['test', ...args, ...projects.flatMap(project => ['--project', project])], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    }),
  )
}

async function counted(name: string, read: ReportReader, runner: (report: string) => Promise<number>) {
  const report = inProject('.output/test', `${name}.json`)
  // The report of an earlier run must not speak for one that crashed.
  await rm(report, { force: true })
  const exitCode = await runner(report)
  return judge(await readReport(report, read), exitCode, inCi)
}

async function inTurn(...commands: [tool: string, ...args: string[]][]): Promise<number> {
  for (const [tool, ...args] of commands) {
    const exitCode = await runTool(tool, args)
    if (exitCode !== 0) return exitCode
  }
  return 0
}

function explain(error: unknown): Tally {
  console.error(error instanceof Error ? error.message : error)
  return FAILED
}

const describe = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** Named once more at the end: what is printed before it is long, and not kept everywhere. */
const tell = ({ test, message }: NotPassed): string =>
  [test, ...stripVTControlCharacters(message).split('\n').slice(0, 12)].join('\n    ')
