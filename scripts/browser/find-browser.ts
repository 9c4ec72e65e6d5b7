import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { chromium } from 'playwright'
import { SetUpError } from '../set-up-error.ts'
import { browserCandidates } from './browser-candidates.ts'

// Debian's command is a script that adds an empty `--load-extension=` of its own, which undoes ours.
const BEHIND_A_SCRIPT: Record<string, string> = {
  '/usr/bin/chromium': '/usr/lib/chromium/chromium',
  '/usr/bin/chromium-browser': '/usr/lib/chromium-browser/chromium-browser',
}

/** An installed browser that loads an unpacked extension from the command line, or nothing. */
export function findBrowser(): string | undefined {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (!existsSync(chosen)) throw new SetUpError(`CHROME_PATH names a file that is not there: ${chosen}`)
    return withoutScript(chosen)
  }
  return [...browserCandidates(), chromium.executablePath()]
    .filter(path => existsSync(path) && !isSnap(path))
    .map(withoutScript)
    .find(starts)
}

const withoutScript = (path: string): string => {
  const behind = BEHIND_A_SCRIPT[path]
  return behind !== undefined && existsSync(behind) ? behind : path
}

// A snap has a /tmp of its own and reads no hidden folder: it sees neither our profile nor our build.
function isSnap(path: string): boolean {
  const real = realpathSync(path)
  if (real.includes('/snap')) return true
  return statSync(real).size < 10_000 && readFileSync(real, 'utf8').includes('/snap/')
}

// On Linux a downloaded browser may lack the system's libraries. On Windows `--version` opens a window.
const starts = (path: string): boolean =>
  process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 10_000 }).status === 0
