import { browser } from './browser.ts'

/** Bytes that the extension's records take up, as far as the browser tells. */
export async function storedBytes(): Promise<number | undefined> {
  return (await navigator.storage.estimate()).usage
}

/** The folder in the browser's profile that holds them. */
export function storageFolder(): string {
  const { protocol, host } = new URL(browser.runtime.getURL(''))
  return protocol === 'moz-extension:'
    ? `storage/default/moz-extension+++${host}`
    : `IndexedDB/chrome-extension_${host}_0.indexeddb.leveldb`
}
