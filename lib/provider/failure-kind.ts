import { type Failure, NOT_MODIFIED, type ProviderFailureKind } from '../model/failure.ts'
import type { FinishReason } from '../model/message.ts'
import type { ErrorBody } from './error-body.ts'
import { escapePattern } from './escape-pattern.ts'
import { says } from './server-wordings.ts'

export interface Cause {
  readonly kind: ProviderFailureKind
  readonly missing?: Failure['missing']
  readonly page?: true
  readonly finishReason?: FinishReason
}

/** A finding about the request that is more exact than any status: llama.cpp says 400 or 500, OpenAI 400. */
const CONTEXT_CODES: readonly unknown[] = ['context_length_exceeded', 'exceed_context_size_error']
/** As exact. `invalid_model`: Mistral, with 400; `DeploymentNotFound`: Azure. */
const MODEL_CODES: readonly unknown[] = ['model_not_found', 'invalid_model', 'DeploymentNotFound']

/**
 * Nothing is left of what was paid, whatever the status: most services say 429, and waiting is no help. OpenAI, Moonshot,
 * One API and what comes of it.
 */
const CREDIT_CODE = /insufficient_\w{0,60}(?:quota|balance)|billing_|current_quota/
/** What was asked is not to be answered there: Azure says so with 400. */
const FILTER_CODE = /content_(?:filter|policy)/

const KIND_BY_CODE = new Map<string | number, ProviderFailureKind>([
  ['rate_limit_exceeded', 'rate-limited'],
  ['rate_limit_error', 'rate-limited'],
  ['invalid_api_key', 'unauthorized'],
  ['authentication_error', 'unauthorized'],
  ['permission_error', 'unauthorized'],
  ['not_found_error', 'not-found'],
  ['invalid_request_error', 'bad-request'],
])

/**
 * What a failure is that a server reported of a request for `model`. `error` may come with any status: under a success, and
 * in mid-stream, only the codes tell.
 */
export function findCause(status: number, error: ErrorBody, model: string): Cause {
  const codes = error.codes.join()
  if (CREDIT_CODE.test(codes) || sentStatus(status, error) === 402)
    return { kind: 'unauthorized', missing: 'credit' }
  if (FILTER_CODE.test(codes)) return { kind: 'empty', finishReason: 'content_filter' }
  const kind = toKind(status, error)
  if (kind !== 'origin-refused' && isPage(status, error)) return { kind: 'malformed', page: true }
  if (isAboutRequest(kind, status)) {
    if (isOf(error, CONTEXT_CODES) || says(error.words, 'context')) return { kind: 'context-too-long' }
    if (says(error.words, 'path')) return { kind: 'not-found', missing: 'path' }
    if (isMissingModel(error, kind, model)) return { kind: 'not-found', missing: 'model' }
  }
  if (kind !== 'not-found') return { kind }
  return isMissingPath(error) ? { kind, missing: 'path' } : { kind }
}

function isAboutRequest(kind: ProviderFailureKind, status: number): boolean {
  return (
    kind === 'bad-request' || kind === 'not-found' || (kind === 'server' && (status < 400 || status === 500))
  )
}

/** What a firewall says, and a network that wants people to log in. */
function isPage(status: number, { words }: ErrorBody): boolean {
  return (status === 403 || status === 511) && /^\s*<(?:!doctype|html)\b/i.test(words)
}

function isMissingModel(error: ErrorBody, kind: ProviderFailureKind, model: string): boolean {
  if (isOf(error, MODEL_CODES) || says(error.words, 'model')) return true
  return (
    kind === 'not-found' && (names(error.words, model) || error.faults.some(fault => fault.field === 'model'))
  )
}

function names(words: string, model: string): boolean {
  return new RegExp(`(?<!\\w)${escapePattern(model)}(?!\\w)`).test(words)
}

/**
 * `Not Found`, a page or nothing at all: a router's words, which knew no more than the address. An error of the service's own
 * form may mean the model.
 */
function isMissingPath({ words, codes }: ErrorBody): boolean {
  return (
    /^(?:|\s*<[\s\S]*|\W*(?:(?:404|405) ?)?(?:page |file |resource |route |path )?(?:not found|method not allowed)\W*)$/i.test(
      words,
    ) || codes.includes('unknown_url')
  )
}

function isOf({ codes }: ErrorBody, known: readonly unknown[]): boolean {
  return codes.some(code => known.includes(code))
}

function toKind(status: number, { words, codes }: ErrorBody): ProviderFailureKind {
  // Ollama and its like answer so to an origin that they do not allow, an extension's for one.
  if (status === 403 && words === '') return 'origin-refused'
  if ((status === 401 || status === 403 || status === 400 || status === 500) && says(words, 'origin'))
    return 'origin-refused'
  if (!isSuccess(status)) return kindOfStatus(status)
  for (const code of codes) {
    const kind = KIND_BY_CODE.get(code)
    if (kind) return kind
    if (isFailure(code)) return kindOfStatus(Number(code))
  }
  return 'server'
}

/** OpenRouter and llama.cpp put the status that they could not send any more into `code`. */
const isFailure = (code: unknown): boolean => Number(code) >= 400 && Number(code) < 600

const sentStatus = (status: number, { codes }: ErrorBody): number =>
  isSuccess(status) ? Number(codes.find(isFailure)) : status

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function kindOfStatus(status: number): ProviderFailureKind {
  // A cache's, which means a copy that we never have.
  if (status === NOT_MODIFIED) return 'malformed'
  if (status < 400) return 'redirected'
  if (status >= 500) return 'server'
  switch (status) {
    case 401:
    case 403:
      return 'unauthorized'
    // A web server has the address, for pages.
    case 405:
    case 404:
    case 410:
      return 'not-found'
    // A proxy on the way, which asks for a name and password of its own.
    case 407:
      return 'unreachable'
    case 408:
      return 'timeout'
    // Something of the server's own is in the way, and gone in a moment.
    case 409:
      return 'server'
    case 413:
      return 'context-too-long'
    case 429:
      return 'rate-limited'
    default:
      return 'bad-request'
  }
}
