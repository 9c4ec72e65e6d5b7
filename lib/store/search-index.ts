import { promisifyRequest } from 'idb-keyval'
import { idSchema } from '../model/schemas.ts'
import { gatherSlice, putSlice } from './index-slice.ts'
import { below, keys, read } from './keys.ts'
import { countUnindexed, INDEX_VERSION, NO_INDEX, readIndex } from './postings.ts'
import { namesOf } from './records.ts'
import type { Database } from './use-store.ts'

/** How the postings are made where they are missing. */
export function createSearchIndex({ strict, relaxed }: Database) {
  return {
    /** How many conversations have not been looked at yet; `undefined` before that is known. */
    unindexed: (): Promise<number | undefined> => relaxed('readonly', countUnindexed),

    /** One transaction: where the index is missing or of another version, all there is waits to be looked at. */
    prepareIndex(): Promise<void> {
      return strict('readwrite', async store => {
        const { version } = await readIndex(store)
        if (version === INDEX_VERSION) return
        for (const kind of ['posting', 'posted', 'places', 'place']) store.delete(below(kind))
        for (const id of await namesOf(store, 'conversation')) {
          if (read(idSchema, id)) store.put('', keys.unindexed(id))
        }
        store.put({ ...NO_INDEX, version: INDEX_VERSION }, keys.index())
        await promisifyRequest(store.transaction)
      })
    },

    /**
     * A block's worth of messages at most, written in one transaction; killed before that, it has not begun. Resolves
     * with how many conversations it has ended.
     */
    async indexSlice(): Promise<number> {
      const gathered = await gatherSlice(relaxed)
      return relaxed('readwrite', async store => {
        const ended = await putSlice(store, gathered)
        await promisifyRequest(store.transaction)
        return ended
      })
    },
  }
}
