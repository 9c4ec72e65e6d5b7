import { parseArgs } from 'node:util'
import { ensureBrowser } from './browser/ensure-browser.ts'
import { ensureDesktop } from './ensure-desktop.ts'
import { expectWholeNumber } from './expect-whole-number.ts'
import { runTool } from './run-tool.ts'
import { runTries } from './run-tries.ts'

const MODEL = ['tests/unit/background/engine-model.test.ts']
const [SHORT_MODEL, LONG_MODEL] = ['100', '5000']

/**
 * Lets happen to the built extension what happens to people's browsers, and looks whether anything is lost. Prints a
 * table and fails at the first loss. `--long` makes the tries of a night; `--only killed` those with this in their name,
 * `--only model` those of the model of the engine, which needs no browser; `--seed N --tries 1` makes the one again whose
 * seed is N.
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
  for (const name of ['seed', 'tries'] as const) expectWholeNumber(name, values[name])
  const { long, only, tries } = values
  const seed = values.seed && { SEED: values.seed }
  const inModel = () => runTries(MODEL, { ...seed, CHAOS_RUNS: tries ?? (long ? LONG_MODEL : SHORT_MODEL) })
  if (only === 'model') return inModel()
  ensureDesktop()
  await ensureBrowser()
  const code = await runTool('@playwright/test', toArguments(only), {
    ...seed,
    CHAOS: long ? 'long' : 'short',
    ...(tries && { TRIES: tries }),
  })
  return code !== 0 || only ? code : inModel()
}

const toArguments = (only: string | undefined): string[] => [
  'test',
  ...['accidents', 'silence', 'firefox-accidents', 'firefox-silence'].flatMap(name => ['--project', name]),
  // Each alone: what is told within a second on a machine that does this is not while it does two things.
  ...['--workers', '1', '--max-failures', '1', '--global-timeout', '0'],
  ...['--reporter', 'list,./tests/chaos/table-reporter.ts'],
  ...(only ? ['--grep', only] : []),
]
