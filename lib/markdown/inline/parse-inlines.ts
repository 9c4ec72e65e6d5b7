import type { References } from '../references.ts'
import type { Inline } from '../tree.ts'
import { readAutolink } from './autolinks.ts'
import { BareAddresses } from './bare-addresses.ts'
import { closeBracket, openBracket } from './brackets.ts'
import { isEscapable } from './characters.ts'
import { readCodeSpan } from './code-spans.ts'
import { matchDelimiters, readDelimiter } from './delimiters.ts'
import { readEntity } from './entities.ts'
import { heal } from './healing.ts'
import { readHtmlTag } from './html-tags.ts'
import { InlineReader } from './inline-reader.ts'
import { readBreak, readLineEnd } from './line-breaks.ts'
import { readBackslashFormula, readDollars } from './maths.ts'
import { toInlines } from './to-inlines.ts'

/**
 * Reads the text of one leaf, its lines without the white space before them: CommonMark's inlines with GFM's
 * strikethrough, addresses and footnotes, and maths. `open`: the text may go on; what is unfinished in it is read as
 * what it is about to be, and marks that may become anything are left out. Takes time in proportion to the text,
 * whatever it is, and a stack of the same depth. In what has `broken` off no word is left out.
 */
export function parseInlines(
  text: string,
  references: References,
  open: boolean | 'broken',
): readonly Inline[] {
  const reader = new InlineReader(text, references, open)
  const addresses = new BareAddresses(text)
  while (!reader.isAtEnd) {
    if (addresses.read(reader)) continue
    // An address that begins within plain text is looked at in its turn.
    const end = Math.min(reader.findMark(), addresses.next(reader.at + 1))
    if (end > reader.at) reader.pushText(text.slice(reader.at, end))
    else if (!readMark(reader)) reader.pushText(text.charAt(reader.at))
  }
  if (open) heal(reader)
  else matchDelimiters(reader, undefined)
  return toInlines(reader.items)
}

/** Whether what begins here is more than the character itself. */
function readMark(reader: InlineReader): boolean {
  switch (reader.text[reader.at]) {
    case '\n':
      return readLineEnd(reader)
    case '\\':
      return readBackslashFormula(reader) || readBackslash(reader)
    case '`':
      return readCodeSpan(reader)
    case '*':
    case '_':
    case '~':
      return readDelimiter(reader)
    case '[':
      return openBracket(reader, false)
    case '!':
      return readBang(reader)
    case ']':
      return closeBracket(reader)
    case '<':
      return readAutolink(reader) || readHtmlTag(reader)
    case '&':
      return readEntity(reader)
    case '$':
      return readDollars(reader)
    default:
      return false
  }
}

function readBackslash(reader: InlineReader): boolean {
  const { text, at, open } = reader
  const next = text.charAt(at + 1)
  if (next === '\n') return readBreak(reader, 2)
  if (next === '') return open && reader.withhold(1)
  if (!isEscapable(next)) return false
  reader.pushText(next, 2)
  return true
}

function readBang(reader: InlineReader): boolean {
  const { text, at, open } = reader
  if (text[at + 1] === '[') return openBracket(reader, true)
  // An image may begin here, but no sentence ends.
  return open && at + 1 === text.length && /^$|[\s[(]/.test(text.charAt(at - 1)) && reader.withhold(1)
}
