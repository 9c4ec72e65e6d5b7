import { del, get, update } from 'idb-keyval'
import * as v from 'valibot'
import type { ConnectionId } from '../model/connection.ts'
import { QUIRKS, type Quirk } from '../model/quirk.ts'
import { keys, read } from './keys.ts'
import type { Database } from './use-store.ts'

/** By model. */
type Learned = Readonly<Record<string, readonly Quirk[]>>

const learnedSchema: v.GenericSchema<unknown, Learned> = v.record(v.string(), v.array(v.picklist(QUIRKS)))

/** What servers were found to refuse: where it is damaged, it is learned anew. */
export function createQuirks({ relaxed }: Database) {
  return {
    forgetQuirks: (id: ConnectionId): Promise<void> => del(keys.quirks(id), relaxed),

    async quirks(id: ConnectionId): Promise<Learned | undefined> {
      return read(learnedSchema, await get(keys.quirks(id), relaxed))
    },

    saveQuirks: (id: ConnectionId, model: string, quirks: readonly Quirk[]): Promise<void> =>
      update<unknown>(
        keys.quirks(id),
        record => ({ ...read(learnedSchema, record), [model]: quirks }),
        relaxed,
      ),
  }
}
