import { listLoaded, listModels } from '../connections/list-models.ts'
import { withLoaded } from '../connections/native-models.ts'
import type { Connection, ConnectionId } from '../model/connection.ts'
import { MODELS_KEPT_FOR, type ModelList, type NoModels } from '../model/model-list.ts'
import { toEndpoints } from '../provider/endpoint.ts'
import type { Store } from '../store/store.ts'
import type { KeepAlive } from './keep-alive.ts'
import { toRequestCredentials } from './to-credentials.ts'

export interface ModelListKeeper {
  /** Asks the server of a connection for its models, where that is long ago; with `refresh`, always. Or why it did not tell. */
  update(id: ConnectionId, refresh: boolean): Promise<NoModels | undefined>
  /** A model has answered, and so is in memory: where its window was only assumed, its server may say it now. */
  answered(id: ConnectionId, model: string): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'connections' | 'secret' | 'modelList' | 'saveModelList'>
  readonly fetch: typeof fetch
  readonly keepAlive: KeepAlive
  readonly now: () => number
}

export function createModelListKeeper({ store, fetch, keepAlive, now }: Options): ModelListKeeper {
  /** What could not be asked keeps the list that it had. */
  async function ask({ id, url }: Connection): Promise<NoModels | undefined> {
    const listing = await listModels(...(await asking(id, url)))
    if (listing.status !== 'listed') return listing.cause
    const { status: _, ...list } = listing
    await keep(id, url, { at: now(), ...list })
    return undefined
  }

  async function asking(id: ConnectionId, url: string) {
    const credentials = toRequestCredentials(await store.secret(id), url)
    const { signal } = new AbortController()
    return [toEndpoints(url).models, credentials, { fetch, signal }] as const
  }

  async function keep(id: ConnectionId, url: string, list: ModelList): Promise<void> {
    // It may have been given another address meanwhile.
    if ((await find(id))?.url === url) await store.saveModelList(id, list)
  }

  const find = async (id: ConnectionId) =>
    (await store.connections()).find(connection => connection.id === id)

  return {
    async update(id, refresh) {
      const [connection, list] = await Promise.all([find(id), store.modelList(id)])
      const isOld = now() - (list?.at ?? 0) >= MODELS_KEPT_FOR
      // Whose list is the person's own is not asked.
      if (!connection || connection.off || connection.models || !(refresh || isOld)) return undefined
      const rest = keepAlive.hold()
      // A header that cannot be sent is part of what the server wants to see.
      return ask(connection)
        .catch(() => 'wants-key' as const)
        .finally(rest)
    },

    async answered(id, model) {
      const isAssumed = (list: ModelList | undefined) =>
        list?.models.some(listed => listed.id === model && listed.assumed)
      const [connection, before] = await Promise.all([find(id), store.modelList(id)])
      if (!connection || connection.off || !isAssumed(before)) return
      const loaded = await listLoaded(...(await asking(id, connection.url)))
      // It may have been listed anew meanwhile.
      const list = await store.modelList(id)
      if (list && loaded.has(model))
        await keep(id, connection.url, { ...list, models: withLoaded(list.models, loaded) })
    },
  }
}
