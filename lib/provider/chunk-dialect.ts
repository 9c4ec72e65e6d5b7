import { isRecord } from '../model/is-record.ts'
import type { FinishReason, Usage } from '../model/message.ts'

/** What one JSON object contributes, be it a chunk of a stream or a whole `chat.completion`. */
export interface Chunk {
  readonly text: string
  readonly reasoning: string
  readonly finishReason: FinishReason | undefined
  readonly usage: Usage | undefined
  readonly model: string | undefined
}

/** Reads every dialect of a chunk. What is missing, `null` or of another type than expected contributes nothing. */
export function readChunk(chunk: Readonly<Record<string, unknown>>): Chunk {
  const choice = firstChoice(chunk.choices)
  // A streamed choice has a delta, a whole one a message. A final chunk that repeats the message has both.
  const delta = isRecord(choice?.delta) ? choice.delta : isRecord(choice?.message) ? choice.message : {}
  return {
    text: textIn(delta.content),
    // Some servers send the same reasoning under both names.
    reasoning: textIn(delta.reasoning_content) || textIn(delta.reasoning) || thinkingIn(delta.content),
    finishReason: parseFinishReason(choice?.finish_reason),
    usage: parseUsage(chunk.usage) ?? (isRecord(chunk.x_groq) ? parseUsage(chunk.x_groq.usage) : undefined),
    model: typeof chunk.model === 'string' && chunk.model !== '' ? chunk.model : undefined,
  }
}

/** Where options asked for several answers, the first is the answer; `index` may be missing. */
function firstChoice(choices: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!Array.isArray(choices)) return undefined
  return choices.find(choice => isRecord(choice) && (choice.index ?? 0) === 0)
}

/** Real ones have parts in a list; a hostile one must not overflow the stack. */
const MAX_DEPTH = 4

function textIn(content: unknown, depth = 0): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content) || depth === MAX_DEPTH) return ''
  return content.map(part => textIn(isRecord(part) ? part.text : part, depth + 1)).join('')
}

/** Mistral's own: `content: [{ type: 'thinking', thinking: [{ type: 'text', text }] }]`. */
function thinkingIn(content: unknown): string {
  if (!Array.isArray(content)) return ''
  return content.map(part => textIn(isRecord(part) ? part.thinking : undefined)).join('')
}

const FINISH_REASONS = new Map<string, FinishReason>([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content_filter'],
  ['tool_calls', 'tool_calls'],
  ['function_call', 'function_call'],
  // Together's and Mistral's own.
  ['eos', 'stop'],
  ['model_length', 'length'],
])

/** `null`, `""`, KoboldCpp's `"null"` and words that nobody has defined are no reasons. */
function parseFinishReason(reason: unknown): FinishReason | undefined {
  return typeof reason === 'string' ? FINISH_REASONS.get(reason) : undefined
}

function parseUsage(usage: unknown): Usage | undefined {
  if (!isRecord(usage)) return undefined
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = usage
  const counted = {
    ...(isCount(promptTokens) && { promptTokens }),
    ...(isCount(completionTokens) && { completionTokens }),
  }
  return Object.keys(counted).length > 0 ? counted : undefined
}

/** Of an answer in several parts they are added up, which of larger ones may give infinity: no JSON can hold that. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
