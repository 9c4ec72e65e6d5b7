import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBrowser } from './browser/ensure-browser.ts'
import { runTool } from './run-tool.ts'
import { SetUpError } from './set-up-error.ts'

/**
 * Attacks the built extension with answers, servers, files, pages and extensions that are all against it, and looks
 * whether anything was reached or lost. Prints a table and fails at the first such thing. `--only A:` makes those with
 * this in their name; `HOSTILE_INPUTS=path` takes the inputs of another file.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } } })
  const inputs = process.env.HOSTILE_INPUTS && resolve(process.env.HOSTILE_INPUTS)
  if (inputs && !existsSync(inputs))
    throw new SetUpError(
      `HOSTILE_INPUTS is to name a file like tests/fixtures/hostile-inputs.json: ${inputs} is none.`,
    )
  await ensureBrowser()
  return runTool('@playwright/test', toArguments(values.only, inputs !== undefined && inputs !== ''), {
    HOSTILE: 'long',
    ...(inputs && { HOSTILE_INPUTS: inputs }),
  })
}

/** Of inputs of somebody's own all are tried: a group that nothing here knows is not to keep the others from it. */
const toArguments = (only: string | undefined, all: boolean): string[] => [
  'test',
  ...['--project', 'attacks', '--max-failures', all ? '0' : '1', '--global-timeout', '0'],
  ...['--reporter', 'list,./tests/chaos/table-reporter.ts'],
  ...(only ? ['--grep', only] : []),
]
