import type { UrlRefusal } from '../model/url-refusal.ts'

type ParsedUrl =
  | { readonly url: string; readonly refusal?: never }
  | { readonly url?: never; readonly refusal: UrlRefusal }

/**
 * The server's address as it is kept, or why it is refused. Plain `http` is for this computer only: anywhere else
 * the question, the answer and the key would be open to everyone on the way.
 */
export function parseServerUrl(text: string): ParsedUrl {
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) return { refusal: 'not-a-url' }
  const url = new URL(trimmed)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { refusal: 'not-http' }
  if (url.username || url.password) return { refusal: 'credentials' }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return { refusal: 'insecure' }
  return { url: url.origin + url.pathname.replace(/\/+$/, '') + url.search }
}

/** The host name as `URL` writes it: IPv4 in full, IPv6 in brackets. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
