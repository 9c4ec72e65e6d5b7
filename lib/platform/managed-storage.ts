import { browser } from './browser.ts'

/** What an administrator has set for this extension; empty where nobody has. */
export async function readManagedStorage(): Promise<Record<string, unknown>> {
  // Firefox refuses where there is no policy.
  return browser.storage.managed.get(null).catch(() => ({}))
}

export function onManagedStorageChanged(changed: () => void): void {
  // Of this area alone: temporary chats write to another one all the time.
  browser.storage.managed.onChanged?.addListener(changed)
}
