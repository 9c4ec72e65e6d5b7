import { isRecord } from '../model/is-record.ts'
import type { ListedModel } from '../model/listed-model.ts'
import { isChatName } from './is-chat-name.ts'

export interface ModelList {
  readonly models: readonly ListedModel[]
  /** It says of itself that it is a list of models; others only look like one. */
  readonly sure: boolean
  /** There are more than are kept. */
  readonly cut?: true
}

/** No server is known that has half as many; the picker draws few of them at a time. */
const MOST = 20_000
const LONGEST_NAME = 300

/**
 * The models in an answer to `/v1/models`, in any dialect: `data` as OpenAI has it, `models` as Ollama and LM Studio have
 * it, both as llama.cpp has it, a bare list. In the order given, each once. What says that it does not chat is left out, and
 * so is what is known by its name not to.
 * `undefined` for anything else.
 */
export function parseModelList(json: unknown): ModelList | undefined {
  const whole = isRecord(json) ? json : {}
  const lists = [Array.isArray(json) ? json : undefined, whole.data, whole.models].filter(Array.isArray)
  const entries: unknown[] = lists.flat()
  // Ollama without a model says `data: null`.
  const named = whole.object === 'list' && (lists.length > 0 || whole.data === null)
  if (lists.length === 0 && !named) return undefined

  const models = new Map<string, ListedModel>()
  const silent = new Set<string>()
  let cut = false
  for (const entry of entries) {
    const id = idOf(entry)
    if (id === undefined) continue
    if (!(saysItChats(entry) ?? isChatName(id))) silent.add(id)
    else if (models.has(id) || models.size < MOST)
      models.set(id, { ...toModel(id, entry), ...models.get(id) })
    else cut = true
  }
  if (entries.length > 0 && models.size === 0 && silent.size === 0) return undefined
  for (const id of silent) models.delete(id)
  return { models: [...models.values()], sure: named || entries.some(isModel), ...(cut && { cut }) }
}

/** Marks that only lists of models have. */
const isModel = (entry: unknown) =>
  isRecord(entry) &&
  (entry.object === 'model' || 'owned_by' in entry || ('details' in entry && 'digest' in entry))

function idOf(entry: unknown): string | undefined {
  const names = isRecord(entry) ? [entry.id, entry.key, entry.model, entry.name] : [entry]
  const id = names.find(name => typeof name === 'string')
  return typeof id === 'string' && id !== '' && id.length <= LONGEST_NAME && !/\p{Cc}/u.test(id)
    ? id
    : undefined
}

function toModel(id: string, entry: unknown): ListedModel {
  if (!isRecord(entry)) return { id }
  const contextWindow = windowOf(entry)
  const images = readsImages(entry)
  return {
    id,
    ...(contextWindow !== undefined && { contextWindow }),
    ...(images !== undefined && { images }),
  }
}

/** What is in use counts more than what a model could be given. */
function windowOf(entry: Readonly<Record<string, unknown>>): number | undefined {
  const meta = isRecord(entry.meta) ? entry.meta : {}
  const limits = isRecord(entry.limits) ? entry.limits : {}
  return [
    entry.loaded_context_length,
    entry.max_model_len,
    entry.context_window,
    entry.context_length,
    entry.max_context_length,
    entry.max_input_tokens,
    limits.max_input_tokens,
    meta.n_ctx,
    meta.n_ctx_train,
  ].find(isTokens)
}

export const isTokens = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0

function readsImages(entry: Readonly<Record<string, unknown>>): boolean | undefined {
  const architecture = isRecord(entry.architecture) ? entry.architecture : {}
  const inputs = architecture.input_modalities ?? entry.input_modalities ?? entry.supported_input_modalities
  if (Array.isArray(inputs)) return inputs.includes('image')
  const { capabilities } = entry
  if (isRecord(capabilities) && typeof capabilities.vision === 'boolean') return capabilities.vision
  if (Array.isArray(capabilities))
    return capabilities.includes('vision') || capabilities.includes('multimodal')
  if (entry.type === 'vlm') return true
  return entry.type === 'llm' ? false : undefined
}

/** `undefined` for what says nothing of it. */
function saysItChats(entry: unknown): boolean | undefined {
  if (!isRecord(entry)) return undefined
  const architecture = isRecord(entry.architecture) ? entry.architecture : {}
  const outputs = architecture.output_modalities
  if (Array.isArray(outputs)) return outputs.includes('text')
  const { capabilities, type } = entry
  if (isRecord(capabilities) && typeof capabilities.completion_chat === 'boolean')
    return capabilities.completion_chat
  if (/^(?:embeddings?|image|audio|rerank|moderation|transcribe)$/.test(String(type))) return false
  return /^(?:chat|llm|vlm)$/.test(String(type)) || undefined
}
