import type { InlineReader } from './inline-reader.ts'

const CLOSING_HERE = /<\/[a-zA-Z][a-zA-Z0-9-]*\s*>/y
const OPENING_HERE = /<[a-zA-Z][a-zA-Z0-9-]*/y
const ATTRIBUTE_HERE = /\s+[a-zA-Z_:][a-zA-Z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?/y
const END_HERE = /\s*\/?>/y
const DECLARATION_HERE = /<![a-zA-Z]/y
const UNFINISHED_HERE = /<(?:\/?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>\n]*)?|\/|!-?)?$/y
/** So much is withheld of what may become an address or a tag. */
const UNDECIDED = /^<(?:[a-zA-Z][a-zA-Z0-9+.-]{0,31})?$/
/** A tag that is still being written is no longer than this, in characters. */
const MAX_UNFINISHED = 1000

/** Comments and the like: what they begin and end with. The shortest comments end within what they begin with. */
const ENCLOSED: readonly (readonly [start: string, end: string])[] = [
  ['<!-->', ''],
  ['<!--->', ''],
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
]

export function readHtmlTag(reader: InlineReader): boolean {
  const { text, at, open } = reader
  const end = endOfEnclosed(reader) ?? endOfTag(reader)
  if (end !== undefined) return reader.push({ type: 'html', text: text.slice(at, end) }, end)
  if (!open || text.length - at > MAX_UNFINISHED) return false
  const unfinished = reader.match(UNFINISHED_HERE)
  if (unfinished === undefined) return false
  if (UNDECIDED.test(unfinished)) return reader.withhold(unfinished.length)
  return reader.push({ type: 'html', text: unfinished }, text.length)
}

function endOfEnclosed(reader: InlineReader): number | undefined {
  const { text, at } = reader
  const found = ENCLOSED.find(([start]) => text.startsWith(start, at))
  if (found) return endBehind(reader, found[1], at + found[0].length)
  const declaration = reader.match(DECLARATION_HERE)
  return declaration === undefined ? undefined : endBehind(reader, '>', at + declaration.length)
}

function endBehind(reader: InlineReader, mark: string, from: number): number | undefined {
  const end = mark === '' ? from : reader.find(mark, from)
  return end < 0 ? undefined : end + mark.length
}

/** Attribute by attribute, so that no pattern ever goes back over more than one. */
function endOfTag(reader: InlineReader): number | undefined {
  const { at } = reader
  const closing = reader.match(CLOSING_HERE)
  if (closing !== undefined) return at + closing.length
  const opening = reader.match(OPENING_HERE)
  if (opening === undefined) return undefined
  let end = at + opening.length
  for (;;) {
    const attribute = reader.match(ATTRIBUTE_HERE, end)
    if (attribute === undefined) break
    end += attribute.length
  }
  const mark = reader.match(END_HERE, end)
  return mark === undefined ? undefined : end + mark.length
}
