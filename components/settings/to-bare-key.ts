import type { SecretType } from '../../lib/model/connection.ts'

/** What chat programs and web pages put in to break a line at. */
const UNSEEN = /\p{Cf}/gu
/** What stands around a header in a command, and behind a string in a program. */
const FRAME = /^(?:-H|--header)[ \t]+|(?<=["'`])[ \t]*[,;\\]+$/g
/** As programs write it: `"Authorization": "Bearer …"`. */
const QUOTED_NAME = /^(["'`])([\w-]+)\1[ \t]*:/
const HEADER = /^(?:authorization|(?:x-)?api-?key)[ \t]*:[ \t]*/i
const VARIABLE = /^(?:(?:export|set)[ \t]+|\$env:)?[A-Z]+(?:_[A-Z\d]+)+[ \t]*=[ \t]*(?=\S{8})/
const SCHEME = /^bearer[ \t]+/i
const QUOTES: readonly string[] = ['"', "'", '`']

/**
 * A key without what stands around it where it was copied: its header, its variable, quotes. Sent with those it is refused, and
 * nobody could see why. A code is a word of somebody's own, and may be anything.
 */
export function toBareKey(text: string, type: SecretType): string {
  const key = text.replace(UNSEEN, '').trim()
  if (type !== 'key' && type !== 'api-key') return key
  const line = key.replace(FRAME, '').replace(QUOTED_NAME, '$2:')
  return unquoted(unquoted(unquoted(line).replace(HEADER, '').replace(VARIABLE, '')).replace(SCHEME, ''))
}

function unquoted(text: string): string {
  const [quote = ''] = text
  return text.length > 2 && QUOTES.includes(quote) && text.endsWith(quote) ? text.slice(1, -1).trim() : text
}
