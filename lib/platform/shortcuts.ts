import { browser } from './browser.ts'

/** Firefox's way to where its shortcuts are set; Chrome has an address instead. The polyfill knows neither. */
interface CommandsApi {
  openShortcutSettings?(): Promise<void>
}

/** `keys` as the browser writes them, empty when none are set. */
interface Shortcut {
  readonly name: string
  readonly keys: string
}

/** Tells the extension's own, and again whenever somebody comes back to this page: they may have changed them meanwhile. */
export function watchShortcuts(tell: (shortcuts: readonly Shortcut[]) => void): void {
  const read = async () => tell(toShortcuts(await browser.commands.getAll()))
  void read()
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void read())
}

const toShortcuts = (commands: Awaited<ReturnType<typeof browser.commands.getAll>>): Shortcut[] =>
  commands.map(({ name, description, shortcut }) => ({
    name: description || (name === '_execute_action' ? 'Open the popup' : (name ?? '')),
    keys: shortcut ?? '',
  }))

/** Opens the browser's own page on which they are changed. */
export async function openShortcutSettings(): Promise<void> {
  const commands: CommandsApi = browser.commands
  if (commands.openShortcutSettings) await commands.openShortcutSettings()
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
}
