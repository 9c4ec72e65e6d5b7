import type { ProviderFailureKind } from '../model/failure.ts'
import { isRecord } from './is-record.ts'
import { parseJson } from './parse-json.ts'

export interface ErrorBody {
  /** As the server wrote them: see `toServerWords`. */
  readonly words: string
  /** `error.code` and `error.type`, where they stand. */
  readonly codes: readonly (string | number)[]
}

/** Reads what a server sends instead of an answer, be it JSON, a page or a word. */
export function readErrorBody(body: string): ErrorBody {
  const value = unwrap(parseJson(body))
  return { words: wordsIn(value) ?? body, codes: codesIn(value) }
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
  // `html-message` is how Portkey passes on an upstream's page.
  for (const words of [inError, value.msg, value.message, value.detail, value.error, value['html-message']]) {
    const found = wordsIn(words, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

function codesIn(value: unknown): (string | number)[] {
  if (!isRecord(value)) return []
  const error = isRecord(value.error) ? value.error : value
  return [error.code, error.type].filter(code => typeof code === 'string' || typeof code === 'number')
}

/** A finding about the request that is more exact than any status: llama.cpp says 400 or 500, OpenAI 400. */
const CONTEXT_CODES: readonly unknown[] = ['context_length_exceeded', 'exceed_context_size_error']

const KIND_BY_CODE = new Map<string | number, ProviderFailureKind>([
  ['rate_limit_exceeded', 'rate-limited'],
  ['rate_limit_error', 'rate-limited'],
  ['insufficient_quota', 'rate-limited'],
  ['invalid_api_key', 'unauthorized'],
  ['authentication_error', 'unauthorized'],
  ['permission_error', 'unauthorized'],
  ['model_not_found', 'not-found'],
  ['not_found_error', 'not-found'],
  ['invalid_request_error', 'bad-request'],
])

/**
 * The kind of a failure that a server reported. `body` may come with any status: under a success, and in mid-stream, only
 * the codes tell.
 */
export function failureKind(status: number, { words, codes }: ErrorBody): ProviderFailureKind {
  if (codes.some(code => CONTEXT_CODES.includes(code))) return 'context-too-long'
  // Ollama and its like answer so to an origin that they do not allow, an extension's for one.
  if (status === 403 && words === '') return 'origin-refused'
  if (!isSuccess(status)) return kindOfStatus(status)
  for (const code of codes) {
    const kind = KIND_BY_CODE.get(code)
    if (kind) return kind
    // OpenRouter and llama.cpp put the status that they could not send any more into `code`.
    if (Number(code) >= 400 && Number(code) < 600) return kindOfStatus(Number(code))
  }
  return 'server'
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function kindOfStatus(status: number): ProviderFailureKind {
  if (status < 400) return 'redirected'
  if (status >= 500) return 'server'
  switch (status) {
    case 401:
    case 403:
      return 'unauthorized'
    case 404:
      return 'not-found'
    case 408:
      return 'timeout'
    case 413:
      return 'context-too-long'
    case 429:
      return 'rate-limited'
    default:
      return 'bad-request'
  }
}
