import { runTool } from './run-tool.ts'

/** Runs unit tests that make many tries each, and prints the table of them. */
export async function runTries(files: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const prepared = await runTool('wxt', ['prepare'])
  if (prepared !== 0) return prepared
  return runTool(
    'vitest',
    ['run', ...files, '--bail', '1', '--reporter=default', '--reporter=./tests/chaos/tries-reporter.ts'],
    env,
  )
}
