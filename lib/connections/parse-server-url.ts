import { isLoopback } from '../model/is-loopback.ts'
import type { UrlRefusal } from '../model/url-refusal.ts'
import { withoutSlashes } from '../model/without-slashes.ts'
import { hasSecretBesideQuery } from './credentials.ts'

type ParsedUrl =
  | { readonly url: string; readonly refusal?: never }
  | { readonly url?: never; readonly refusal: UrlRefusal }

interface Switches {
  /** The connection's own: the person was told what it means, and wants it. */
  readonly insecure?: boolean | undefined
}

/**
 * The server's address as it is kept, or why it is refused. Plain `http` is for this computer only, unless `insecure`
 * says otherwise: anywhere else the question, the answer and the key are open to everyone on the way.
 */
export function parseServerUrl(text: string, { insecure = false }: Switches = {}): ParsedUrl {
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) return { refusal: 'not-a-url' }
  const url = new URL(trimmed)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { refusal: 'not-http' }
  // Unlike one in the query, a key beside it cannot be kept apart from the address.
  if (url.username || url.password || hasSecretBesideQuery(url)) return { refusal: 'credentials' }
  if (url.protocol === 'http:' && !insecure && !isLoopback(url.hostname)) return { refusal: 'insecure' }
  return { url: url.origin + withoutSlashes(url.pathname) + url.search }
}
