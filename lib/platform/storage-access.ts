import { browser } from './browser.ts'

/** Chromium's alone. Firefox keeps `session` from content scripts, and the rest cannot be. */
interface Restrictable {
  readonly get: unknown
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>
}

/**
 * Leaves what is stored to our own pages and worker. A content script shares a process with its page, which may have taken
 * that over; without this it could read what an organisation has set, keys included, and what goes through the sync.
 */
export async function keepStorageFromScripts(): Promise<void> {
  const { session, local, sync, managed } = browser.storage
  const areas: Restrictable[] = [session, local, sync, managed]
  await Promise.all(areas.map(area => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })))
}
