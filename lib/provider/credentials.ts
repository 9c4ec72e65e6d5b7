import { HEADER_NAME, HEADER_VALUE, isForbiddenHeader, KEY_VALUE } from '../model/header-text.ts'
import { ProviderError } from './provider-error.ts'

/** What a server knows a person by. All values are secrets; names are not. */
export interface Credentials {
  readonly key?: string | undefined
  /** `authorization`, with `Bearer`, unless the service wants the bare key under a name of its own: Azure, for one. */
  readonly keyHeader?: KeyHeader | undefined
  /** Used where there is no key. */
  readonly accessCode?: string | undefined
  /** `ak-` for deployments of the older generation. The other one's prefix is taken for a person's own key. */
  readonly accessCodePrefix?: 'nk-' | 'ak-' | undefined
  /** Sent as they are, in place of ours of the same name. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Parameters such as `key`, added to the query of every request. */
  readonly query?: Readonly<Record<string, string>> | undefined
}

export type KeyHeader = 'authorization' | 'api-key' | 'x-api-key' | 'x-goog-api-key'

/**
 * The headers that these make, by lower-case names.
 *
 * @throws ProviderError where a browser would drop one or throw a TypeError that quotes its value. It names the header, and
 * holds no value.
 */
export function toHeaders({ headers = {}, ...credentials }: Credentials): Record<string, string> {
  const sent = toKeyHeader(credentials)
  for (const [written, value] of Object.entries(headers)) {
    const name = written.trim().toLowerCase()
    if (!isSendable(name, value.trim()))
      throw new ProviderError('bad-request', { header: toShownName(written) })
    sent[name] = value.trim()
  }
  return sent
}

/** Without a key no header at all: an empty `Bearer ` is taken for a key, and refused. */
function toKeyHeader(credentials: Credentials): Record<string, string> {
  const secret = toKey(credentials)
  if (!secret) return {}
  // A header cannot carry it, so no server can have given it out; and `fetch` would quote it in its TypeError.
  if (!KEY_VALUE.test(secret)) throw new ProviderError('unauthorized')
  const { key, keyHeader = 'authorization', accessCodePrefix = 'nk-' } = credentials
  const prefix = key?.trim() ? '' : accessCodePrefix
  return { [keyHeader]: keyHeader === 'authorization' ? `Bearer ${prefix}${secret}` : prefix + secret }
}

/** Pasted ones come with white space around them. */
function toKey({ key, accessCode }: Credentials): string {
  return key?.trim() || accessCode?.trim() || ''
}

export function addQuery(url: string, { query = {} }: Credentials): string {
  const parameters = Object.entries(query)
  // Written anew, what stands in a query may be written in another way.
  if (parameters.length === 0) return url
  const whole = new URL(url)
  for (const [name, value] of parameters) whole.searchParams.set(name.trim(), value.trim())
  return whole.href
}

/** What no word of a server and no error may repeat, however it is escaped there: see `hideEscaped`. */
export function toSecrets({ headers = {}, query = {}, ...credentials }: Credentials): string[] {
  const inHeaders = Object.values(headers).flatMap(value => [value.trim(), withoutScheme(value.trim())])
  // A form has `+` for a space.
  const inQuery = Object.values(query).flatMap(value => [value.trim(), value.trim().replaceAll(' ', '+')])
  const secrets = new Set([toKey(credentials), ...inHeaders, ...inQuery])
  // A secret may be the beginning of a longer one, whose rest would be left.
  return [...secrets].filter(secret => secret !== '').sort((a, b) => b.length - a.length)
}

/** Of `Basic dXNlcjpwYXNz`, a server repeats the second word. */
function withoutScheme(value: string): string {
  return value.replace(/^[A-Za-z-]+ +/, '')
}

/** A person may have pasted a whole line into the field of the name. */
function toShownName(written: string): string {
  return /^[\w-]*/.exec(written.trim())?.[0] ?? ''
}

const isSendable = (name: string, value: string): boolean =>
  HEADER_NAME.test(name) && HEADER_VALUE.test(value) && !isForbiddenHeader(name)
