/**
 * The part of `storage.session` that is used: in memory, no content script's, there for the next background, and gone
 * with the browser.
 */
export interface SessionArea {
  get(): Promise<Record<string, unknown>>
  /** All of them or none. */
  set(items: Record<string, string | null>): Promise<void>
  remove(names: string[]): Promise<void>
}
