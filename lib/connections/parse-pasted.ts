import { isLoopback } from '../model/is-loopback.ts'
import type { ParsedPaste, Pasted } from '../model/pasted.ts'
import { readAssignments } from './assignments.ts'
import { toBaseUrl } from './base-url.ts'
import { readCredentials, splitQuery } from './credentials.ts'
import { hasPlaceholder, isPlaceholderKey } from './is-placeholder.ts'
import { looksLikeKey } from './looks-like-key.ts'
import { type CurlCommand, parseCurl } from './parse-curl.ts'
import { parseServerUrl } from './parse-server-url.ts'

/** A curl command with a long conversation in it; whatever is longer is no address. */
const MAX_LENGTH = 65_536

const CURL = /\bcurl(?:\.exe)?[\s^]/i
/** A host with its port looks like one, too. */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i
const CONTROL = /(?![\t\n\r])\p{Cc}/u
const HOST = /^(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}_.-]+)(?::\d{1,5})?(?=[/?#]|$)/iu

/**
 * Reads an address out of whatever has one in it: a base, an endpoint, a curl command, lines of an environment, a piece of a
 * program, a sentence. Keys and other secrets are taken apart from it.
 */
export function parsePasted(text: string, switches: { readonly insecure?: boolean } = {}): ParsedPaste {
  if (text.length > MAX_LENGTH) return { refusal: 'too-long' }
  if (CONTROL.test(text)) return { refusal: 'unreadable' }
  const words = text.split(/\s+/).map(unquoted).filter(Boolean)
  const [first, second] = words
  if (first === undefined) return { refusal: 'no-address' }
  // It would be looked up as a host name, for all to see.
  if (second === undefined && looksLikeKey(first)) return { refusal: 'a-key' }

  const curlAt = text.search(CURL)
  if (curlAt >= 0) return ofCommand(text, curlAt, switches)

  const isAlone = second === undefined && isAddress(first)
  const assigned = isAlone ? {} : readAssignments(text)
  const address = assigned.url ?? (isAlone ? first : (words.find(isUrl) ?? urlIn(text)))
  const key = assigned.key ?? keyIn(text) ?? words.find(looksLikeKey)
  if (address === undefined && key !== undefined) return { refusal: 'a-key' }
  if (address === undefined && second !== undefined) return { refusal: 'no-address' }
  return toPasted(
    address ?? first,
    { ...(key && { key }), ...(assigned.model && { model: assigned.model }) },
    switches,
  )
}

function ofCommand(text: string, at: number, switches: { readonly insecure?: boolean }): ParsedPaste {
  const command = parseCurl(text.slice(at))
  if (!command) return { refusal: /["']/.test(text) ? 'unreadable' : 'no-address' }
  const before = readAssignments(text.slice(0, at))
  const model = modelIn(command)
  const found = { ...(before.key && { key: before.key }), ...readCredentials(command.headers) }
  return toPasted(command.address, { ...found, ...(model && { model }) }, switches)
}

function toPasted(
  address: string,
  found: Omit<Pasted, 'url'>,
  switches: { readonly insecure?: boolean },
): ParsedPaste {
  const text = withScheme(address)
  if (hasPlaceholder(text)) return { refusal: 'placeholder' }
  const { url, refusal } = parseServerUrl(text, switches)
  if (refusal) return { refusal }
  const { rest, query } = splitQuery(url)
  const base = toBaseUrl(rest)
  const bare = unquoted(base)
  // What stood around the path of an endpoint now stands around the address.
  if (bare !== base) return toPasted(bare, { ...found, ...(query && { query }) }, switches)
  return { pasted: { url: base, ...found, ...(query && { query }) } }
}

const isUrl = (word: string) => /^https?:\/\//i.test(word)

const isAddress = (word: string) => isUrl(word) || HOST.test(word)

/** In a piece of a program, or in Markdown. What begins with another scheme is an address of that. */
function urlIn(text: string): string | undefined {
  if (SCHEME.test(text.trim())) return undefined
  return /https?:\/\/(?:\[[\da-f:.]+\])?[^\s"'`“”‘’«»<>()[\]|\\^]+/i.exec(text)?.[0]
}

/** Behind the word that stands before a key in a header. */
function keyIn(text: string): string | undefined {
  const key = /\bbearer\s{1,9}([\w.~+/=-]{8,10000})/i.exec(text)?.[1]
  return key !== undefined && !isPlaceholderKey(key) ? key : undefined
}

/** Servers of one's own rarely have a certificate; all others do. */
function withScheme(address: string): string {
  if (address.startsWith('//')) return `https:${address}`
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address) || !HOST.test(address)) return address
  const { hostname } = URL.canParse(`http://${address}`) ? new URL(`http://${address}`) : { hostname: '' }
  // A word alone names no server; with a port, it names one in the person's own network.
  if (isWord(hostname) && !isLoopback(hostname) && !/:\d/.test(address)) return address
  return `${isLoopback(hostname) || isWord(hostname) || isPrivate(hostname) ? 'http' : 'https'}://${address}`
}

const isWord = (hostname: string) => !/[.[]/.test(hostname)

const isPrivate = (hostname: string) =>
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0$)|\.(?:local|lan|internal)$|^\[f[cd]/.test(
    hostname,
  )

/** What text has around an address: quotes, brackets, the punctuation of a sentence. By hand, for it must be linear. */
function unquoted(word: string): string {
  const isAround = (character: string) => /["'`“”‘’«»(),;<>]/.test(character)
  let start = 0
  let end = word.length
  while (start < end && isAround(word.charAt(start))) start++
  while (end > start && (isAround(word.charAt(end - 1)) || word.charAt(end - 1) === '.')) end--
  return word.slice(start, end)
}

/** The body of an example is not always JSON: it has variables in it, or a comment. */
function modelIn({ body }: CurlCommand): string | undefined {
  const model = /"model"\s{0,9}:\s{0,9}"([^"\\\n]{1,300})"/.exec(body.replace(/[“”]/g, '"'))?.[1]
  return model && !hasPlaceholder(model) ? model : undefined
}
