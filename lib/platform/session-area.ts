import { browser } from './browser.ts'

/** Named by the keys of `lib/store`, as JSON. */
const SECRET = '["key",'

/** In memory, out of reach of content scripts, and gone when the browser closes or the extension is updated. */
export const sessionArea = {
  get: (): Promise<Record<string, unknown>> => browser.storage.session.get(null),
  set: (items: Record<string, string | null>): Promise<void> => browser.storage.session.set(items),
  remove: (names: string[]): Promise<void> => browser.storage.session.remove(names),
}

/** The same for a page, into which no key goes. */
export const pageSessionArea = {
  ...sessionArea,
  async get(): Promise<Record<string, unknown>> {
    const area: { getKeys?(): Promise<string[]> } = browser.storage.session
    // Firefox before 143 reads all or what it is told the name of: there a key passes through, and is read by nobody.
    const names = await area.getKeys?.()
    return browser.storage.session.get(names?.filter(name => !name.startsWith(SECRET)) ?? null)
  },
}
