import { get, promisifyRequest, set } from 'idb-keyval'
import * as v from 'valibot'
import type { ConnectionId } from '../model/connection.ts'
import { listedModelSchema } from '../model/connection-schemas.ts'
import type { ModelList, ModelLists } from '../model/model-list.ts'
import { below, keys, read } from './keys.ts'
import type { Database } from './use-store.ts'

const modelListSchema: v.GenericSchema<unknown, ModelList> = v.object({
  at: v.number(),
  models: v.array(listedModelSchema),
  cut: v.exactOptional(v.literal(true)),
})

/** What servers have listed: nobody misses it, so that what is damaged is as if it were not there. */
export function createModelLists({ relaxed }: Database) {
  return {
    async modelLists(): Promise<ModelLists> {
      const range = below('models')
      return relaxed('readonly', async store => {
        const [found, records] = await Promise.all([
          promisifyRequest(store.getAllKeys(range)),
          promisifyRequest<unknown[]>(store.getAll(range)),
        ])
        return new Map(
          found.flatMap((key, index): [ConnectionId, ModelList][] => {
            const list = read(modelListSchema, records[index])
            return list && Array.isArray(key) ? [[String(key[1]), list]] : []
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
