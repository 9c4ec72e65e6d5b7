import type { ParsedPaste, Pasted } from '../model/pasted.ts'
import { toBaseUrl } from './base-url.ts'
import { chooseServer } from './choose-server.ts'
import { readCredentials, splitQuery } from './credentials.ts'
import { holdsSecret } from './holds-secret.ts'
import { hasPlaceholder } from './is-placeholder.ts'
import { looksLikeKey } from './looks-like-key.ts'
import { filledIn, readMentions } from './mentions.ts'
import { type CurlCommand, parseCurl } from './parse-curl.ts'
import { parseServerUrl } from './parse-server-url.ts'
import { readName } from './read-name.ts'
import { templateOf } from './templates.ts'
import { unquoted } from './unquoted.ts'
import { isAddress, withScheme } from './with-scheme.ts'

/** A curl command with a long conversation in it; whatever is longer is no address. */
const MAX_LENGTH = 65_536

const CURL = /\bcurl(?:\.exe)?[\s^]/i
/** A host with its port looks like one, too. */
const SCHEME = /^([a-z][a-z0-9+.-]*):(?!\d)/i
const CONTROL = /(?![\t\n\r])\p{Cc}/u
/** Not to be seen, and no part of what was meant: marks of a direction, places to break a long line. */
const FORMAT = /\p{Cf}/gu

interface Switches {
  readonly insecure?: boolean
}

/**
 * Reads an address out of whatever has one in it: a base, an endpoint, a curl command, lines of an environment, a piece of a
 * program, a sentence. Keys and other secrets are taken apart from it.
 */
export function parsePasted(text: string, switches: Switches = {}): ParsedPaste {
  if (text.length > MAX_LENGTH) return { refusal: 'too-long', secret: true }
  const seen = text.replace(FORMAT, '')
  const parsed = parse(seen, switches)
  return parsed.refusal && holdsSecret(seen) ? { ...parsed, secret: true } : parsed
}

function parse(text: string, switches: Switches): ParsedPaste {
  if (CONTROL.test(text)) return { refusal: 'unreadable' }
  const words = text.split(/\s+/).map(unquoted).filter(Boolean)
  const [first, second] = words
  if (first === undefined) return { refusal: 'no-address' }
  // It would be looked up as a host name, for all to see.
  if (second === undefined && looksLikeKey(first)) return { refusal: 'a-key' }

  const curlAt = text.search(CURL)
  if (curlAt >= 0) return ofCommand(text, curlAt, switches)

  if (second === undefined && (isAddress(first) || isOtherScheme(first))) return toPasted(first, {}, switches)
  const server = chooseServer(readMentions(text))
  if (server === 'no-address' && second === undefined) return toPasted(first, {}, switches)
  if (typeof server === 'string') return { refusal: server }
  const { address, ...found } = server
  return toPasted(address, { ...found, ...(found.key && toKeyType(address)) }, switches)
}

/** How a service wants its key, where nothing else was said of it. */
function toKeyType(address: string): Pick<Pasted, 'keyType'> {
  return templateOf(withScheme(address))?.credential === 'api-key' ? { keyType: 'api-key' } : {}
}

/** `javascript:`, and not `url:`. */
function isOtherScheme(word: string): boolean {
  const [, scheme] = SCHEME.exec(word) ?? []
  return scheme !== undefined && readName(scheme).role === undefined
}

/** What was said before it is what its variables stand for; a key that it does not name is not its server's. */
function ofCommand(text: string, at: number, switches: Switches): ParsedPaste {
  const command = parseCurl(text.slice(at))
  if (!command) return { refusal: /["']/.test(text) ? 'unreadable' : 'no-address' }
  const { values } = readMentions(text.slice(0, at))
  const headers = [...command.headers].map(([name, value]) => [name, filledIn(value, values)] as const)
  const model = modelIn(command)
  return toPasted(
    filledIn(command.address, values),
    { ...readCredentials(new Map(headers)), ...(model && { model }) },
    switches,
  )
}

function toPasted(address: string, found: Omit<Pasted, 'url'>, switches: Switches): ParsedPaste {
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

/** The body of an example is not always JSON: it has variables in it, or a comment. */
function modelIn({ body }: CurlCommand): string | undefined {
  const model = /"model"\s{0,9}:\s{0,9}"([^"\\\n]{1,300})"/.exec(body.replace(/[“”]/g, '"'))?.[1]
  return model && !hasPlaceholder(model) ? model : undefined
}
