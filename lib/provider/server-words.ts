import { escapePattern } from './escape-pattern.ts'

const MAX_WORDS = 300

/**
 * What a server said about a failure, fit to be stored and shown: plain text on one line, at most 300 characters, and
 * never a key that it echoes. `undefined` when nothing is left.
 */
export function toServerWords(said: string, secrets: readonly string[]): string | undefined {
  const text = toOneLine(looksLikeHtml(said) ? htmlToText(said) : said)
  // Before the cut, or half a key could stand at the end of the 300 characters.
  const words = secrets.reduce((rest, secret) => withoutSecret(rest, toOneLine(secret)), text)
  return words === '' ? undefined : shorten(words)
}

const SHORT_SECRET = 8

/** A short one, such as the `true` of a header that switches something on, is taken out as a word, not out of words. */
function withoutSecret(text: string, secret: string): string {
  if (secret === '') return text
  if (secret.length >= SHORT_SECRET) return text.replaceAll(secret, '[key]')
  return text.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(secret)}(?![\\p{L}\\p{N}])`, 'gu'),
    '[key]',
  )
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<|<\/[a-z][a-z0-9]*\s*>/i.test(text)
}

/**
 * A worker has no DOM. This is no sanitizer: the result is only ever shown as text. Each alternative also matches up to the
 * end of the text, so that unclosed markup from a hostile server is passed over once, not once for each `<`.
 */
function htmlToText(html: string): string {
  const title = /<title\b[^>]*>([^<]*)/i.exec(html)?.[1] ?? ''
  const text = html.replace(
    /<!--[\s\S]*?(?:-->|$)|<(script|style|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^>]*(?:>|$)/gi,
    ' ',
  )
  return decodeEntities(text.trim() === '' ? title : text)
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (entity, hex, decimal, name) => {
    if (name) return ENTITIES.get(name.toLowerCase()) ?? entity
    const codePoint = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : entity
  })
}

/** Control characters and overrides of the writing direction could make the words look like something else. */
function toOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
}

function shorten(text: string): string {
  if (text.length <= MAX_WORDS) return text
  // A lone surrogate at the cut would be shown as a replacement character.
  return `${text.slice(0, MAX_WORDS - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
