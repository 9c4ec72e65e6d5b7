import { browser } from './browser.ts'

/** Whether the browser has found a newer version of the extension; `undefined` where it does not tell. */
export async function findUpdate(): Promise<boolean | undefined> {
  // Firefox has no such call.
  if (!('requestUpdateCheck' in browser.runtime)) return undefined
  // Of one object in Chromium, and of a pair in the types, which are older.
  const found: unknown = await browser.runtime.requestUpdateCheck()
  return JSON.stringify(found).includes('update_available')
}
