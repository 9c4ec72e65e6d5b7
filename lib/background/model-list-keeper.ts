import { listModels } from '../connections/list-models.ts'
import type { Connection } from '../model/connection.ts'
import { MODELS_KEPT_FOR } from '../model/model-list.ts'
import { toEndpoints } from '../provider/endpoint.ts'
import type { Store } from '../store/store.ts'
import type { KeepAlive } from './keep-alive.ts'
import { toRequestCredentials } from './to-credentials.ts'

export interface ModelListKeeper {
  /** Asks the servers that are on for their models, all of them at once, where that is long ago; with `refresh`, wherever. */
  update(refresh: boolean): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'connections' | 'secret' | 'modelLists' | 'saveModelList'>
  readonly fetch: typeof fetch
  readonly keepAlive: KeepAlive
  readonly now: () => number
}

export function createModelListKeeper({ store, fetch, keepAlive, now }: Options): ModelListKeeper {
  /** What could not be asked keeps the list that it had. */
  async function ask({ id, url }: Connection): Promise<void> {
    const credentials = toRequestCredentials(await store.secret(id), url)
    const { signal } = new AbortController()
    const listing = await listModels(toEndpoints(url).models, credentials, { fetch, signal })
    if (listing.status !== 'listed') return
    // It may have been given another address meanwhile.
    const current = (await store.connections()).find(connection => connection.id === id)
    if (current?.url === url) await store.saveModelList(id, { at: now(), models: listing.models })
  }

  return {
    async update(refresh) {
      const [connections, lists] = await Promise.all([store.connections(), store.modelLists()])
      const isOld = ({ id }: Connection) => now() - (lists.get(id)?.at ?? 0) >= MODELS_KEPT_FOR
      // Whose list is the person's own is not asked.
      const asked = connections.filter(
        connection => !connection.off && !connection.models && (refresh || isOld(connection)),
      )
      const rest = keepAlive.hold()
      // One server that fails keeps nobody from the models of the others.
      await Promise.allSettled(asked.map(ask)).finally(rest)
    },
  }
}
