import { spawnSync } from 'node:child_process'
import { aptInstall, canAptInstall } from './apt-install.ts'

/** The real context menu and real keys need a display, a window manager and something that types. */
const DESKTOP_TOOLS = { Xvfb: 'xvfb', openbox: 'openbox', xdotool: 'xdotool' }

export const missingDesktopTools = (): string[] =>
  Object.entries(DESKTOP_TOOLS)
    .filter(([command]) => spawnSync('which', [command]).status !== 0)
    .map(([, name]) => name)

/** Installs what is missing where that can be done; elsewhere the tests that need it say so and are skipped. */
export function ensureDesktop(): void {
  const missing = missingDesktopTools()
  if (missing.length > 0 && canAptInstall()) aptInstall(...missing)
}
