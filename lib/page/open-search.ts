import { createSearchReader } from '../store/search-reader.ts'
import type { Database } from '../store/use-store.ts'
import { createSearch, type Search, type SearchOptions } from './search.ts'

/** The search through what is on `disk`: in a chunk of its own, since a page that opens has no use for it. */
export function openSearch(disk: Database, options: Omit<SearchOptions, 'store'>): Search {
  return createSearch({ ...options, store: createSearchReader(disk) })
}
