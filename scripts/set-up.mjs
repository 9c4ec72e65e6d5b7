import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand } from './npm-command.mjs'

const root = join(import.meta.dirname, '..')
const modified = path => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Makes a fresh clone one that TypeScript can be loaded in. */
export function setUp() {
  if (modified('node_modules/.package-lock.json') < modified('package-lock.json')) installDependencies()
  // The types that WXT writes; `tsconfig.json` extends a file among them, and nothing loads without it.
  if (!existsSync(join(root, '.wxt/tsconfig.json')))
    succeed('WXT could not prepare', process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'prepare'])
}

function installDependencies() {
  console.log('Installing dependencies …')
  // Under NODE_ENV=production npm would leave the build tools out.
  succeed('npm could not install', ...npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund']))
}

function succeed(complaint, command, args, options = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (status === 0) return
  const error = new Error(`${complaint}: see above.`)
  error.name = 'SetUpError'
  throw error
}
