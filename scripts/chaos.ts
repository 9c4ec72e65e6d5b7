import { parseArgs } from 'node:util'
import { ensureBrowser } from './browser/ensure-browser.ts'
import { ensureDesktop } from './ensure-desktop.ts'
import { runTool } from './run-tool.ts'
import { SetUpError } from './set-up-error.ts'

/**
 * Lets happen to the built extension what happens to people's browsers, and looks whether anything is lost. Prints a
 * table and fails at the first loss. `--long` makes the tries of a night; `--only killed` those with this in their name;
 * `--seed N --tries 1` makes the one again whose seed is N.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      long: { type: 'boolean', default: false },
      only: { type: 'string' },
      seed: { type: 'string' },
      tries: { type: 'string' },
    },
  })
  for (const name of ['seed', 'tries'] as const) {
    const value = values[name]
    if (value !== undefined && !/^[1-9]\d{0,8}$/.test(value))
      throw new SetUpError(`--${name} takes a whole number from 1: ${value} is none.`)
  }
  ensureDesktop()
  await ensureBrowser()
  return runTool('@playwright/test', toArguments(values.only), {
    CHAOS: values.long ? 'long' : 'short',
    ...(values.seed && { SEED: values.seed }),
    ...(values.tries && { TRIES: values.tries }),
  })
}

const toArguments = (only: string | undefined): string[] => [
  'test',
  ...['--project', 'accidents', '--project', 'silence'],
  // Each alone: what is told within a second on a machine that does this is not while it does two things.
  ...['--workers', '1', '--max-failures', '1', '--global-timeout', '0'],
  ...['--reporter', 'list,./tests/chaos/table-reporter.ts'],
  ...(only ? ['--grep', only] : []),
]
