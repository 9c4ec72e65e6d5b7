import { isRecord } from '../model/is-record.ts'
import { parseJson } from './parse-json.ts'

export interface ErrorBody {
  /** As the server wrote them: see `toServerWords`. */
  readonly words: string
  /** `error.code` and `error.type`, where they stand. */
  readonly codes: readonly (string | number)[]
  /** What the server says is wrong with which field of the request. */
  readonly faults: readonly Fault[]
}

export interface Fault {
  /** `temperature`, `messages[0].role`, `messages.0.content`. */
  readonly field: string
  readonly code: string
}

/** Reads what a server sends instead of an answer, be it JSON, a page or a word. */
export function readErrorBody(body: string): ErrorBody {
  const value = unwrap(parseJson(body))
  return { words: wordsIn(value) ?? body, codes: codesIn(value), faults: faultsIn(value) }
}

/** Whether a JSON value is one of the shapes in which servers report an error where an answer was expected. */
export function isErrorBody(json: unknown): boolean {
  return typeof json === 'string' || wordsIn(unwrap(json)) !== undefined
}

/** Gemini's OpenAI interface wraps an error object in a list. */
function unwrap(json: unknown): unknown {
  return Array.isArray(json) ? json[0] : json
}

/** Real ones nest twice at most; a hostile one must not overflow the stack. */
const MAX_DEPTH = 4

/** By trust: `error.message` (any of these inside `error`), `msg`, `message`, `detail`, then a bare `error: "…"`. */
function wordsIn(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (depth === MAX_DEPTH) return undefined
  // FastAPI's validation errors: `detail: [{ loc, msg, type }]`.
  if (Array.isArray(value)) {
    const each = value.map(item => wordsIn(item, depth + 1)).filter(words => words !== undefined)
    return each.join('; ') || undefined
  }
  if (!isRecord(value)) return undefined
  const inError = isRecord(value.error) ? value.error : undefined
  // OpenRouter's own words are "Provider returned error"; `html-message` is how Portkey passes on an upstream's page.
  const raw = upstreamIn(value)
  const upstream = typeof raw === 'string' ? (parseJson(raw) ?? raw) : undefined
  const { msg, message, detail, error } = value
  for (const words of [inError, upstream, msg, message, detail, error, value['html-message']]) {
    const found = wordsIn(words, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** What OpenRouter passes on of the server that it asked. */
function upstreamIn({ metadata }: Readonly<Record<string, unknown>>): unknown {
  return isRecord(metadata) ? metadata.raw : undefined
}

function codesIn(value: unknown): (string | number)[] {
  if (!isRecord(value)) return []
  const error = isRecord(value.error) ? value.error : value
  return [error.code, error.type].filter(code => typeof code === 'string' || typeof code === 'number')
}

/** More are no help: the first that is understood is enough. */
const MAX_FAULTS = 8

/**
 * OpenAI's `param` with its `code`, FastAPI's `loc` with its `type`. Gateways pass the whole answer of another server on as
 * a text.
 */
function faultsIn(value: unknown, depth = 0): Fault[] {
  if (depth > MAX_DEPTH) return []
  if (typeof value === 'string') return /^\s*\{/.test(value) ? faultsIn(parseJson(value), depth + 1) : []
  if (Array.isArray(value)) return value.slice(0, MAX_FAULTS).flatMap(item => faultsIn(item, depth + 1))
  if (!isRecord(value)) return []
  const { param, code, loc, type, error, message, detail } = value
  const own =
    typeof param === 'string' && param !== ''
      ? [{ field: param, code: toText(code ?? type) }]
      : Array.isArray(loc)
        ? [
            {
              field: loc
                .filter(part => part !== 'body')
                .map(toText)
                .join('.'),
              code: toText(type),
            },
          ]
        : []
  return [...own, ...[error, upstreamIn(value), message, detail].flatMap(inner => faultsIn(inner, depth + 1))]
}

/** Of anything else there is none: a hostile object throws, a deep list overflows the stack. */
function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
