import { listModels } from '../connections/list-models.ts'
import type { Connection, ConnectionId } from '../model/connection.ts'
import { MODELS_KEPT_FOR } from '../model/model-list.ts'
import { toEndpoints } from '../provider/endpoint.ts'
import type { Store } from '../store/store.ts'
import type { KeepAlive } from './keep-alive.ts'
import { toRequestCredentials } from './to-credentials.ts'

export interface ModelListKeeper {
  /**
   * Asks the servers that are on for their models, all of them at once, where that is long ago; with `refresh`, wherever.
   * Resolves with those that did not tell.
   */
  update(refresh: boolean): Promise<ConnectionId[]>
}

interface Options {
  readonly store: Pick<Store, 'connections' | 'secret' | 'modelLists' | 'saveModelList'>
  readonly fetch: typeof fetch
  readonly keepAlive: KeepAlive
  readonly now: () => number
}

export function createModelListKeeper({ store, fetch, keepAlive, now }: Options): ModelListKeeper {
  /** Whether it told. What could not be asked keeps the list that it had. */
  async function ask({ id, url }: Connection): Promise<boolean> {
    const credentials = toRequestCredentials(await store.secret(id), url)
    const { signal } = new AbortController()
    const listing = await listModels(toEndpoints(url).models, credentials, { fetch, signal })
    if (listing.status !== 'listed') return false
    // It may have been given another address meanwhile.
    const current = (await store.connections()).find(connection => connection.id === id)
    if (current?.url === url) await store.saveModelList(id, { at: now(), models: listing.models })
    return true
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
      const told = await Promise.all(asked.map(one => ask(one).catch(() => false))).finally(rest)
      return asked.filter((_, index) => !told[index]).map(({ id }) => id)
    },
  }
}
