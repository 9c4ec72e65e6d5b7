import { LONG_WITH_VALUE, SHORT_WITH_VALUE } from './curl-options.ts'
import { shellWords } from './shell-words.ts'

/** What a curl command would send, and where to. */
export interface CurlCommand {
  readonly address: string
  /** By their names in small letters. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** `undefined` where `text` begins with no curl command that names an address, or a quote is never closed. */
export function parseCurl(text: string): CurlCommand | undefined {
  const [, ...words] = shellWords(text) ?? []
  const headers = new Map<string, string>()
  const bodies: string[] = []
  const query: string[] = []
  let address = ''
  let isGet = false
  const take = (option: string, value: string) => {
    if (option === 'H' || option === '--header') addHeader(headers, value)
    else if (option === '--url-query') query.push(encoded(value.replace(/^\+/, '')))
    else if (option === '--data-urlencode') bodies.push(encoded(value))
    else if (option === 'd' || option.startsWith('--data') || option === '--json') bodies.push(value)
    else if (option === 'u' || option === '--user') headers.set('authorization', `Basic ${toBase64(value)}`)
    else if (option === '--oauth2-bearer') headers.set('authorization', `Bearer ${value}`)
    else if (option === '--url') address ||= value
  }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--get') {
      isGet = true
    } else if (word.startsWith('--')) {
      const [option = '', ...value] = word.split('=')
      if (value.length > 0) take(option, value.join('='))
      else if (LONG_WITH_VALUE.has(word)) take(word, words[++at] ?? '')
    } else if (word.startsWith('-') && word.length > 1) {
      const letter = [...word.slice(1)].findIndex(letter => SHORT_WITH_VALUE.includes(letter)) + 1
      isGet ||= word.slice(1, letter || undefined).includes('G')
      if (letter > 0) take(word.charAt(letter), word.slice(letter + 1) || (words[++at] ?? ''))
    } else {
      address ||= word
    }
  }
  if (address === '') return undefined
  const parts = isGet ? [...query, ...bodies] : query
  return { address: withQuery(address, parts), headers, body: isGet ? '' : bodies.join('&') }
}

function withQuery(address: string, parts: readonly string[]): string {
  if (parts.length === 0) return address
  return `${address}${address.includes('?') ? '&' : '?'}${parts.join('&')}`
}

/** `name=content`, of which curl encodes the content; what may be a variable stays to be filled in. */
function encoded(value: string): string {
  const [name, content] = value.split(/=(.*)/s)
  return content === undefined
    ? value
    : `${name}=${content.replace(/[&#+ ]|%(?=[\da-f]{2})/gi, encodeURIComponent)}`
}

function addHeader(headers: Map<string, string>, line: string): void {
  const colon = line.indexOf(':')
  if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
}

/** In UTF-8, as curl sends it. */
function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
