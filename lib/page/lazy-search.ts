import { type ReadonlySignal, signal } from '@preact/signals'
import type { Search, SearchOptions } from './search.ts'

export interface LazySearch {
  /** Once it was wanted and is loaded. */
  readonly search: ReadonlySignal<Search | undefined>
  /** The list is there, in which is searched. */
  wantSearch(): void
}

/** The search in a chunk of its own. Without `open` nothing is searched. */
export function createLazySearch(
  options: Omit<SearchOptions, 'store'>,
  open: ((options: Omit<SearchOptions, 'store'>) => Promise<Search>) | undefined,
): LazySearch {
  const search = signal<Search | undefined>(undefined)
  let isWanted = false

  return {
    search,
    wantSearch() {
      if (isWanted || !open) return
      isWanted = true
      open(options).then(
        opened => {
          search.value = opened
        },
        () => {
          // The files of a page that an update left behind are gone: the next wish tries again.
          isWanted = false
        },
      )
    },
  }
}
