import { parseQuery } from '../../../lib/search/query.ts'
import type { Store } from '../../../lib/store/store.ts'

/** The ids of all messages that are found, in their order. */
export async function findIn(store: Store, typed: string): Promise<string[]> {
  const query = parseQuery(typed)
  const found: string[] = []
  if (query)
    for await (const hits of store.search(query)) found.push(...hits.map(({ messageId }) => messageId))
  return found.sort()
}
