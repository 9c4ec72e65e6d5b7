import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const modified = path => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Runs `npm ci` when nothing is installed, or what is installed is older than the lock file. */
export function installDependencies() {
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return
  console.log('Installing dependencies …')
  // Under NODE_ENV=production npm would leave the build tools out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status === 0) return
  const error = new Error('The dependencies could not be installed: see what npm said above.')
  error.name = 'SetUpError'
  throw error
}
