import { type ReadonlySignal, signal } from '@preact/signals'

/** A value as it is stored, then as the background tells. */
export interface StoredSignal<T> {
  /** `undefined` until it is known: a store that cannot be read here says so in the background. */
  readonly signal: ReadonlySignal<T | undefined>
  /** What is told is newer than what was being read. */
  tell(value: T): void
  /** Reads it anew. */
  refresh(): void
}

export function createStoredSignal<T>(read: () => Promise<T>): StoredSignal<T> {
  const known = signal<T | undefined>(undefined)
  let newest = 0

  function refresh(): void {
    newest += 1
    const own = newest
    read().then(
      stored => {
        if (own === newest) known.value = stored
      },
      () => {},
    )
  }

  refresh()
  return {
    signal: known,
    refresh,
    tell(told) {
      newest += 1
      known.value = told
    },
  }
}
