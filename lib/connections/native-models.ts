import { isRecord } from '../model/is-record.ts'
import type { ListedModel } from '../model/listed-model.ts'
import { type Asking, askServer } from './ask-server.ts'
import type { Credentials } from './credentials.ts'
import { isTokens, parseModelList } from './parse-model-list.ts'

/** Asked one by one; whoever has more of them finds the context length of the others by asking. */
const MOST_SHOWN = 40
const AT_ONCE = 4
/** Tokens that Ollama gives a model on most computers, unless it is told otherwise: more of a prompt it cuts off unsaid. */
const OLLAMA_GIVES = 4_096

/** The models of an LM Studio at `root`; `undefined` where none is. */
export async function listLmStudio(
  root: string,
  credentials: Credentials,
  asking: Asking,
): Promise<readonly ListedModel[] | undefined> {
  const answer = await askServer(`${root}/api/v0/models`, asking, { credentials })
  return answer.type === 'answer' && answer.status === 200 ? parseModelList(answer.json)?.models : undefined
}

/** The models of an Ollama at `root`; `undefined` where none is. */
export async function listOllama(
  root: string,
  credentials: Credentials,
  asking: Asking,
): Promise<readonly ListedModel[] | undefined> {
  const answer = await askServer(`${root}/api/tags`, asking, { credentials })
  const list = answer.type === 'answer' && answer.status === 200 ? parseModelList(answer.json) : undefined
  if (!list?.sure) return undefined
  const loaded = await loadedWindows(root, credentials, asking)
  const models: (ListedModel | undefined)[] = [...list.models]
  const waiting = models.slice(0, MOST_SHOWN).keys()
  const show = async () => {
    // Shared, so that each is asked for once.
    for (const index of waiting) {
      const model = models[index]
      if (model) models[index] = await showOllama(model.id, root, credentials, asking)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, show))
  return withLoaded(
    models.filter(model => model !== undefined),
    loaded,
  )
}

/** The models with what those in memory were given. */
export function withLoaded(
  models: readonly ListedModel[],
  loaded: ReadonlyMap<string, number>,
): ListedModel[] {
  return models.map(model => {
    const contextWindow = loaded.get(model.id)
    if (contextWindow === undefined) return model
    const { assumed: _, ...told } = model
    return { ...told, contextWindow }
  })
}

/** What the models in the memory of an Ollama at `root` were given, which can be less than they could take. */
export async function loadedWindows(
  root: string,
  credentials: Credentials,
  asking: Asking,
): Promise<ReadonlyMap<string, number>> {
  const answer = await askServer(`${root}/api/ps`, asking, { credentials })
  const list = answer.type === 'answer' ? parseModelList(answer.json) : undefined
  return new Map(
    list?.models.flatMap(({ id, contextWindow }) =>
      contextWindow === undefined ? [] : [[id, contextWindow]],
    ),
  )
}

/** `undefined` for what does not chat. */
async function showOllama(
  id: string,
  root: string,
  credentials: Credentials,
  asking: Asking,
): Promise<ListedModel | undefined> {
  const answer = await askServer(`${root}/api/show`, asking, {
    credentials,
    method: 'POST',
    body: JSON.stringify({ model: id }),
  })
  const shown = answer.type === 'answer' && answer.status === 200 && isRecord(answer.json) ? answer.json : {}
  const capabilities: readonly unknown[] | undefined = Array.isArray(shown.capabilities)
    ? shown.capabilities
    : undefined
  if (capabilities && !capabilities.includes('completion')) return undefined
  const images = capabilities?.includes('vision')
  return { id, ...(images !== undefined && { images }), ...shownWindow(shown) }
}

/** What the model's file asks for, or else what it is given; `llama.context_length`, by the family's name, is what it could take. */
function shownWindow({
  parameters,
  model_info: info,
}: Readonly<Record<string, unknown>>): Omit<ListedModel, 'id'> {
  const wished = Number(/^num_ctx[ \t]+(\d{1,9})/m.exec(String(parameters))?.[1])
  if (isTokens(wished)) return { contextWindow: wished }
  const entry = Object.entries(isRecord(info) ? info : {}).find(([name]) => name.endsWith('.context_length'))
  const most = entry?.[1]
  if (!isTokens(most)) return {}
  return most > OLLAMA_GIVES ? { contextWindow: OLLAMA_GIVES, assumed: true } : { contextWindow: most }
}
