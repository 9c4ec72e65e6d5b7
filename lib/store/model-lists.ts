import { get, set } from 'idb-keyval'
import * as v from 'valibot'
import type { ConnectionId } from '../model/connection.ts'
import { listedModelSchema } from '../model/connection-schemas.ts'
import type { ModelList, ModelLists } from '../model/model-list.ts'
import { yes } from '../model/schemas.ts'
import { below, keys, read } from './keys.ts'
import { partOf, recordsIn } from './records.ts'
import type { Database } from './use-store.ts'

const modelListSchema: v.GenericSchema<unknown, ModelList> = v.object({
  at: v.number(),
  models: v.array(listedModelSchema),
  cut: yes,
})

/** What servers have listed: nobody misses it, so that what is damaged is as if it were not there. */
export function createModelLists({ relaxed }: Database) {
  return {
    async modelLists(): Promise<ModelLists> {
      return relaxed('readonly', async store => {
        const found = await recordsIn(store, below('models'))
        return new Map(
          found.flatMap(({ key, value }): [ConnectionId, ModelList][] => {
            const list = read(modelListSchema, value)
            return list ? [[String(partOf(key, 1)), list]] : []
          }),
        )
      })
    },

    async modelList(id: ConnectionId): Promise<ModelList | undefined> {
      return read(modelListSchema, await get(keys.models(id), relaxed))
    },

    saveModelList: (id: ConnectionId, list: ModelList): Promise<void> => set(keys.models(id), list, relaxed),
  }
}
