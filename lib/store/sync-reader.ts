import { get } from 'idb-keyval'
import type { SyncProblem } from '../model/sync.ts'
import { syncLedgerSchema } from '../model/sync-schemas.ts'
import { keys, read } from './keys.ts'
import type { Database } from './use-store.ts'

export function createSyncReader({ relaxed }: Database) {
  return {
    /** What does not follow the person through the browser's sync, as it was found last. */
    async syncProblems(): Promise<readonly SyncProblem[]> {
      return read(syncLedgerSchema, await get(keys.sync(), relaxed))?.problems ?? []
    },
  }
}
