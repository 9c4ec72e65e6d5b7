import { browser } from './browser.ts'

/** Chrome ends a silent background after 30 s; so does Firefox, which counts less reliably. */
export const BEAT_MS = import.meta.env.FIREFOX ? 10_000 : 20_000

/** Counts as a sign of life. */
export function beat(): void {
  void browser.runtime.getPlatformInfo()
}
