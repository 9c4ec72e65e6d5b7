import type { ListedModel } from '../model/listed-model.ts'
import type { NoModels } from '../model/model-list.ts'
import { askModels } from './ask-models.ts'
import type { Asking } from './ask-server.ts'
import type { Credentials } from './credentials.ts'
import { listLmStudio, listOllama, loadedWindows } from './native-models.ts'

export type ModelListing =
  | { readonly status: 'listed'; readonly models: readonly ListedModel[]; readonly cut?: true }
  | { readonly status: 'failed'; readonly cause: NoModels }

const TIMEOUT = 10_000

/**
 * The models that a server has. `url` is where its interface lists them. A server in the person's own network is asked in
 * its own way, too, for what that list leaves out: Ollama and LM Studio tell the context length elsewhere.
 */
export async function listModels(
  url: string,
  credentials: Credentials,
  { timeout = TIMEOUT, ...options }: Omit<Asking, 'timeout'> & Partial<Pick<Asking, 'timeout'>>,
): Promise<ModelListing> {
  const asking = { ...options, timeout }
  const answer = await askModels(url, credentials, asking)
  const models = answer.type === 'models' ? answer.models : []
  const root = answer.type === 'models' || answer.type === 'nothing' ? rootOf(url) : undefined
  const isTold = models.length > 0 && models.every(({ contextWindow }) => contextWindow !== undefined)
  if (root !== undefined && !isTold) {
    const native = await Promise.all([
      listOllama(root, credentials, asking),
      listLmStudio(root, credentials, asking),
    ])
    const told = native.find(list => list !== undefined)
    if (told) return { status: 'listed', models: models.length > 0 ? merge(models, told) : told }
  }
  return answer.type === 'models'
    ? { status: 'listed', models, ...(answer.cut && { cut: answer.cut }) }
    : { status: 'failed', cause: answer.type }
}

/** What models in the memory of such a server were given; of none where it is no Ollama. */
export async function listLoaded(
  url: string,
  credentials: Credentials,
  options: Omit<Asking, 'timeout'>,
): Promise<ReadonlyMap<string, number>> {
  const root = rootOf(url)
  return root === undefined ? new Map() : loadedWindows(root, credentials, { ...options, timeout: TIMEOUT })
}

/** Where a local server's own interface begins. Elsewhere nobody is asked for what only those have. */
function rootOf(url: string): string | undefined {
  const { protocol, origin, pathname } = new URL(url)
  return protocol === 'http:' && pathname.endsWith('/v1/models')
    ? origin + pathname.slice(0, -'/v1/models'.length)
    : undefined
}

/** What is not for chats is missing from `told`, and so from the result. */
function merge(models: readonly ListedModel[], told: readonly ListedModel[]): ListedModel[] {
  const byId = new Map(told.map(model => [model.id, model]))
  return models.flatMap(model => {
    const more = byId.get(model.id)
    if (!more || model.contextWindow === undefined) return more ? [{ ...more, ...model }] : []
    const { assumed: _, ...rest } = more
    return [{ ...rest, ...model }]
  })
}
