import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Debian or Ubuntu, and allowed to install: anywhere else a person decides what comes onto their machine. */
export const canAptInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Installs packages, and says whether they are there now. */
export function aptInstall(...packages: string[]): boolean {
  console.log(`Installing ${packages.join(', ')} …`)
  // A fresh image has no package lists, and `update` takes a while: only when it must be.
  return aptGet('install', '-y', ...packages) || (aptGet('update') && aptGet('install', '-y', ...packages))
}

const aptGet = (...args: string[]): boolean =>
  spawnSync('apt-get', ['-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  }).status === 0
