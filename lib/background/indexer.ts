import type { Store } from '../store/store.ts'
import type { KeepAlive } from './keep-alive.ts'
import type { Surfaces } from './surfaces.ts'

export interface Indexer {
  /** Makes what is missing of the search's index, telling how far it is. One run at a time. */
  run(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'prepareIndex' | 'indexSlice' | 'unindexed'>
  readonly surfaces: Surfaces
  readonly keepAlive: KeepAlive
}

export function createIndexer({ store, surfaces, keepAlive }: Options): Indexer {
  let running: Promise<void> | undefined

  async function makeIndex(): Promise<void> {
    await store.prepareIndex()
    const rest = keepAlive.hold()
    try {
      let total = 0
      let left = await store.unindexed()
      while (left) {
        total = Math.max(total, left)
        surfaces.tell({ type: 'indexing', left, total })
        // Each slice is a transaction of its own, and whatever else there is to write goes in between.
        const ended = await store.indexSlice()
        // To count takes its time too; but at the end more may have come.
        left = ended > 0 && ended < left ? left - ended : await store.unindexed()
      }
      if (total > 0) surfaces.tell({ type: 'indexing', left: 0, total })
    } finally {
      rest()
    }
  }

  return {
    run() {
      running ??= makeIndex().finally(() => {
        running = undefined
      })
      return running
    },
  }
}
