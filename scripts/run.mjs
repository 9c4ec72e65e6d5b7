// The first thing that runs in a fresh clone, so plain JavaScript that needs Node alone. Once the dependencies are
// there, vite, which the build needs anyway, loads the task itself as TypeScript.
import { join } from 'node:path'
import { setUp } from './set-up.mjs'

const [task = '', ...args] = process.argv.slice(2)

try {
  setUp()
  const { runnerImport } = await import('vite')
  const root = join(import.meta.dirname, '..')
  const { module } = await runnerImport(join(import.meta.dirname, `${task}.ts`), { root, configFile: false })
  process.exitCode = await module.run(args)
} catch (error) {
  console.error(error instanceof Error && error.name === 'SetUpError' ? error.message : error)
  // Whoever reads the last line of a test run finds one there even when the run could not begin.
  if (task === 'test') console.log('0 passed, 1 failed')
  process.exitCode = 1
}
