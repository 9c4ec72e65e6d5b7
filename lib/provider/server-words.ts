import { decodeEntities } from './decode-entities.ts'
import { hideCut, hideEscaped, hideSecrets } from './hide-secrets.ts'

const MAX_WORDS = 300

/**
 * What a server said about a failure, fit to be stored and shown: plain text on one line, at most 300 characters, and
 * never a key that it echoes. `undefined` when nothing is left.
 */
export function toServerWords(said: string, secrets: readonly string[]): string | undefined {
  const keys = secrets.map(toOneLine).filter(key => key !== '')
  // Before a part of a key is taken for a tag.
  const text = looksLikeHtml(said) ? htmlToText(hideSecrets(said, keys)) : said
  // Before the cut, or half a key could stand at the end of the 300 characters.
  const words = hideCut(hideEscaped(toOneLine(text), keys), keys)
  return words === '' ? undefined : shorten(words)
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<|<\/[a-z][a-z0-9]*\s*>/i.test(text)
}

/**
 * A worker has no DOM. This is no sanitizer: the result is only ever shown as text. Each pattern also matches up to the
 * end of the text, so that unclosed markup from a hostile server is passed over once, not once for each `<`.
 */
function htmlToText(html: string): string {
  const title = /<title\b[^>]*(?:>([^<]*)|$)/i.exec(html)?.[1] ?? ''
  const text = html.replace(
    /<!--[\s\S]*?(?:-->|$)|<(script|style|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<[^>]*(?:>|$)/gi,
    ' ',
  )
  return decodeEntities(text.trim() === '' ? title : text)
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
