import { CONNECTION_LIMITS } from '../model/connection.ts'
import { HEADER_NAME } from '../model/header-text.ts'
import type { Pasted } from '../model/pasted.ts'
import { withoutSlashes } from '../model/without-slashes.ts'
import { hasPlaceholder, isPlaceholderKey } from './is-placeholder.ts'
import { isKeyPart, looksLikeKey } from './looks-like-key.ts'

/** What a server wants to see with every request. Goes to the very origin it was given for, and into no message. */
export interface Credentials {
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

export function hasCredentials({ headers = {}, query = {} }: Credentials): boolean {
  return Object.keys(headers).length + Object.keys(query).length > 0
}

/** Set by the browser, by us, or of no use to a server of this kind. */
const NOT_OURS =
  /^(?:accept.*|cache-control|connection|content-.*|cookie|date|dnt|expect|host|if-.*|keep-alive|origin|pragma|priority|proxy-.*|referer|sec-.*|te|trailer|transfer-encoding|upgrade.*|user-agent|via|x-stainless-.*)$/
/** `fetch` refuses others, and quotes them. */
const VALUE = /^[\x20-\x7e]{1,10000}$/

/** Headers of keys that these services take as `Authorization: Bearer …` in OpenAI's interface. */
const KEY_HEADERS = ['x-goog-api-key'] as const

const isName = (name: string) => name.length <= CONNECTION_LIMITS.headerName && HEADER_NAME.test(name)

/** Takes the key out of `headers`, by their names in small letters, and leaves out what is no business of the server. */
export function readCredentials(
  headers: ReadonlyMap<string, string>,
): Pick<Pasted, 'key' | 'keyType' | 'headers'> {
  const rest = new Map(
    [...headers].filter(([name, value]) => isName(name) && VALUE.test(value) && !NOT_OURS.test(name)),
  )
  const take = (name: string): string | undefined => {
    const value = rest.get(name)
    rest.delete(name)
    return value === undefined || isPlaceholderKey(value) ? undefined : value
  }
  const bearer = /^bearer(?: (.*))?$/i.exec(rest.get('authorization') ?? '')
  if (bearer) rest.delete('authorization')
  const bearerKey = bearer?.[1]?.trim()
  // Anthropic's own interface has it there; the one for OpenAI's clients does not.
  const names = rest.has('anthropic-version') ? ['x-api-key', ...KEY_HEADERS] : KEY_HEADERS
  let key = bearerKey && !isPlaceholderKey(bearerKey) ? bearerKey : undefined
  for (const name of names) key ??= take(name)
  const apiKey = take('api-key')
  const others = [...rest].filter(([, value]) => !hasPlaceholder(value)).slice(0, CONNECTION_LIMITS.headers)
  return {
    ...(key !== undefined ? { key } : apiKey !== undefined && { key: apiKey, keyType: 'api-key' as const }),
    ...(others.length > 0 && { headers: Object.fromEntries(others) }),
  }
}

/** Whether a header of this name is likely to hold a secret. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name)

const SECRET_NAME = /key|token|secret|passw|auth|sig(?:nature)?$|^code$|credential/i

/** What an address says of the interface. Nobody can list the names that a secret may have: all others are taken for one. */
const PUBLIC_NAME =
  /^(?:api-?version|v|version|beta|preview|model|deployment(?:-?id)?|region|location|alt|format|stream)$/i
const PUBLIC_VALUE = /^[\w.:/-]{0,64}$/

const isPublic = (name: string, value: string): boolean =>
  PUBLIC_NAME.test(name) && PUBLIC_VALUE.test(value) && !looksLikeKey(value)

/** Whether a part of an address may be a secret. */
export const isSecretUrl = (url: string): boolean =>
  splitQuery(url).query !== undefined || hasSecretBesideQuery(new URL(url))

/**
 * Whether a secret stands where it cannot be kept apart from the address: as a part of the path, as a parameter in it, or
 * behind `#`.
 */
export function hasSecretBesideQuery({ pathname, hash }: URL): boolean {
  const parts = decoded(`${pathname}/${hash.slice(1)}`).split(/[/;,&?]/)
  return parts.some(part => {
    const [name = '', value = ''] = part.split(/=(.*)/s)
    return isKeyPart(name) || isKeyPart(value) || (value !== '' && isSecretName(name))
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** An address without the parts of its query that may be secrets, and those. */
export function splitQuery(url: string): { readonly rest: string; readonly query?: Pasted['query'] } {
  const whole = new URL(url)
  const apart = [...whole.searchParams].filter(([name, value]) => !isPublic(name, value))
  if (apart.length === 0) return { rest: url }
  for (const [name] of apart) whole.searchParams.delete(name)
  // One without a value is left for the person to fill in, and is none yet.
  const secrets = apart.filter(([, value]) => value !== '')
  return {
    rest: whole.origin + withoutSlashes(whole.pathname) + whole.search,
    ...(secrets.length > 0 && { query: Object.fromEntries(secrets) }),
  }
}
