import { NOT_MODIFIED } from '../model/failure.ts'
import type { Credentials } from './credentials.ts'

/** What became of one request. `redirected` and `unreachable` are all that a browser says of them. */
export type ServerAnswer =
  | { readonly type: 'answer'; readonly status: number; readonly body: string; readonly json: unknown }
  | { readonly type: 'redirected' }
  /** Name, port, certificate or missing permission. */
  | { readonly type: 'unreachable' }
  /** It took too long, or is no longer wanted. */
  | { readonly type: 'timeout' }
  | { readonly type: 'too-large' }

export interface Asking {
  readonly fetch: typeof globalThis.fetch
  readonly signal: AbortSignal
  /** Milliseconds. */
  readonly timeout: number
}

interface Question {
  readonly credentials?: Credentials | undefined
  readonly method?: 'GET' | 'POST'
  readonly body?: string
}

/** The longest lists of models are a megabyte; more is no list. */
const MAX_BYTES = 8 * 1024 * 1024

/** One request to `url` and nowhere else: a redirect is not followed, and takes no key along. Never throws. */
export async function askServer(
  url: string,
  { fetch, signal, timeout }: Asking,
  { credentials = {}, method = 'GET', body }: Question = {},
): Promise<ServerAnswer> {
  const ending = AbortSignal.any([signal, AbortSignal.timeout(timeout)])
  try {
    const response = await fetch(withQuery(url, credentials.query), {
      method,
      headers: { ...credentials.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: ending,
    })
    const { status, type } = response
    if (type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== NOT_MODIFIED)) {
      await response.body?.cancel()
      return { type: 'redirected' }
    }
    const text = await readText(response.body)
    if (text === undefined) return { type: 'too-large' }
    return { type: 'answer', status, body: text, json: parseJson(text) }
  } catch {
    return { type: ending.aborted ? 'timeout' : 'unreachable' }
  }
}

function withQuery(url: string, query: Credentials['query'] = {}): string {
  const whole = new URL(url)
  for (const [name, value] of Object.entries(query)) whole.searchParams.set(name, value)
  return whole.href
}

/** `undefined` when there is too much of it; the rest is not waited for. */
async function readText(body: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const parts: string[] = []
  for (let bytes = 0; ; ) {
    const { value, done } = await reader.read()
    if (done) return parts.join('') + decoder.decode()
    bytes += value.length
    if (bytes > MAX_BYTES) {
      await reader.cancel()
      return undefined
    }
    parts.push(decoder.decode(value, { stream: true }))
  }
}

/** `undefined`, which is no JSON value, for text that is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
