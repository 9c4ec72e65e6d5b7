import { listModels } from '../connections/list-models.ts'
import type { Connection, ConnectionId } from '../model/connection.ts'
import { MODELS_KEPT_FOR, type NoModels } from '../model/model-list.ts'
import { toEndpoints } from '../provider/endpoint.ts'
import type { Store } from '../store/store.ts'
import type { KeepAlive } from './keep-alive.ts'
import { toRequestCredentials } from './to-credentials.ts'

export interface ModelListKeeper {
  /** Asks the server of a connection for its models, where that is long ago; with `refresh`, always. Or why it did not tell. */
  update(id: ConnectionId, refresh: boolean): Promise<NoModels | undefined>
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
    const credentials = toRequestCredentials(await store.secret(id), url)
    const { signal } = new AbortController()
    const listing = await listModels(toEndpoints(url).models, credentials, { fetch, signal })
    if (listing.status !== 'listed') return listing.cause
    const { status: _, ...list } = listing
    // It may have been given another address meanwhile.
    const current = (await store.connections()).find(connection => connection.id === id)
    if (current?.url === url) await store.saveModelList(id, { at: now(), ...list })
    return undefined
  }

  return {
    async update(id, refresh) {
      const [connections, list] = await Promise.all([store.connections(), store.modelList(id)])
      const connection = connections.find(one => one.id === id)
      const isOld = now() - (list?.at ?? 0) >= MODELS_KEPT_FOR
      // Whose list is the person's own is not asked.
      if (!connection || connection.off || connection.models || !(refresh || isOld)) return undefined
      const rest = keepAlive.hold()
      // A header that cannot be sent is part of what the server wants to see.
      return ask(connection)
        .catch(() => 'wants-key' as const)
        .finally(rest)
    },
  }
}
