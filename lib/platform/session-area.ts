import { browser } from './browser.ts'

/** In memory, out of reach of content scripts, and gone when the browser closes or the extension is updated. */
export const sessionArea = {
  get: (): Promise<Record<string, unknown>> => browser.storage.session.get(null),
  set: (items: Record<string, string | null>): Promise<void> => browser.storage.session.set(items),
  remove: (names: string[]): Promise<void> => browser.storage.session.remove(names),
}
