import { existsSync } from 'node:fs'
import { aptInstall, canAptInstall } from '../../apt-install.ts'
import { SetUpError } from '../../set-up-error.ts'

const CANDIDATES = [
  '/usr/lib/firefox-esr/firefox-esr',
  '/usr/lib/firefox/firefox',
  '/opt/firefox/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** A Firefox to load the extension into, installed where that can be done; nothing where there is none. */
export function ensureFirefox(): string | undefined {
  return findFirefox() ?? (canAptInstall() && aptInstall('firefox-esr') ? findFirefox() : undefined)
}

function findFirefox(): string | undefined {
  const chosen = process.env.FIREFOX_PATH
  if (chosen && !existsSync(chosen))
    throw new SetUpError(`FIREFOX_PATH names a file that is not there: ${chosen}`)
  return chosen || CANDIDATES.find(path => existsSync(path))
}
