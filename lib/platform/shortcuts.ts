import { browser } from './browser.ts'

/** Firefox's way to where its shortcuts are set; Chrome has an address instead. The polyfill knows neither. */
interface CommandsApi {
  openShortcutSettings?(): Promise<void>
}

/** The extension's own; `keys` as the browser writes them, empty when none are set. */
export async function readShortcuts() {
  const commands = await browser.commands.getAll()
  return commands.map(({ name, description, shortcut }) => ({
    name: description || (name === '_execute_action' ? 'Open the popup' : (name ?? '')),
    keys: shortcut ?? '',
  }))
}

/** Opens the browser's own page on which they are changed. */
export async function openShortcutSettings(): Promise<void> {
  const commands: CommandsApi = browser.commands
  if (commands.openShortcutSettings) await commands.openShortcutSettings()
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
}
