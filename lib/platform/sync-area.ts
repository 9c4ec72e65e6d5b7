import { browser } from './browser.ts'

/** What the browser itself carries to a person's other computers, where they have it do so. */
export const syncArea = {
  get: (): Promise<Record<string, unknown>> => browser.storage.sync.get(null),
  set: (items: Readonly<Record<string, unknown>>): Promise<void> => browser.storage.sync.set(items),
  remove: (names: readonly string[]): Promise<void> => browser.storage.sync.remove([...names]),
  clear: (): Promise<void> => browser.storage.sync.clear(),
}

/** Whether anything lies there. */
export async function hasSynced(): Promise<boolean> {
  return Object.keys(await syncArea.get()).length > 0
}

/** Calls back whenever something of it changed, here or elsewhere. */
export function onSyncChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'sync') changed()
  })
}
