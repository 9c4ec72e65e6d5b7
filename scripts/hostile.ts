import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { holdsHostileInputs } from '../tests/fixtures/hostile-inputs.ts'
import { ensureBrowser } from './browser/ensure-browser.ts'
import { expectWholeNumber } from './expect-whole-number.ts'
import { runTool } from './run-tool.ts'
import { runTries } from './run-tries.ts'
import { SetUpError } from './set-up-error.ts'

const FUZZ = [
  'tests/unit/provider/endless-memory.test.ts',
  'tests/unit/provider/mutated-streams.test.ts',
  'tests/unit/protocol/mutated-messages.test.ts',
  'tests/unit/transfer/mutated-files.test.ts',
  'tests/unit/store/mutated-records.test.ts',
]

/**
 * Attacks the built extension with answers, servers, files, pages and extensions that are all against it, and looks
 * whether anything was reached or lost. Prints a table and fails at the first such thing. `--only A:` makes those with
 * this in their name, `--only fuzz` what chance makes of bytes, messages, files and records, with `--seed N` something
 * else; `HOSTILE_INPUTS=path` takes the inputs of another file, and leaves what is not made of them to chance out.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { only: { type: 'string' }, seed: { type: 'string' } } })
  expectWholeNumber('seed', values.seed)
  const inputs = process.env.HOSTILE_INPUTS && resolve(process.env.HOSTILE_INPUTS)
  if (inputs && !holdsHostileInputs(inputs))
    throw new SetUpError(
      `HOSTILE_INPUTS is to name a file like tests/fixtures/hostile-inputs.json: ${inputs} is none.`,
    )
  const fuzz = () => runTries(FUZZ, { HOSTILE_RUNS: '100000', ...(values.seed && { SEED: values.seed }) })
  if (values.only === 'fuzz') return fuzz()
  await ensureBrowser()
  const code = await runTool('@playwright/test', toArguments(values.only, Boolean(inputs)), {
    HOSTILE: 'long',
    ...(inputs && { HOSTILE_INPUTS: inputs }),
  })
  return code !== 0 || values.only || inputs ? code : fuzz()
}

/** Of inputs of somebody's own all are tried: a group that nothing here knows is not to keep the others from it. */
const toArguments = (only: string | undefined, all: boolean): string[] => [
  'test',
  ...['--project', 'attacks', '--max-failures', all ? '0' : '1', '--global-timeout', '0'],
  ...['--reporter', 'list,./tests/chaos/table-reporter.ts'],
  ...(only ? ['--grep', only] : []),
]
