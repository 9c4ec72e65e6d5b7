import type { FoundTarget } from './brackets.ts'
import type { InlineReader } from './inline-reader.ts'
import type { Bracket } from './items.ts'

/** What is still being written is no longer than this, in characters. Of an address only if it is not the data itself. */
const MAX_UNFINISHED = 1000

/** The mark of a footnote is no longer than this. */
const MAX_MARK = 200

const UNFINISHED_RESOURCE =
  /^\((?:<[^<>\n]*|(?:[^\s<]\S*)?(?:(?<=[^(])[ \t]+(?:"[^"\n]*(?:"[ \t]*)?|'[^'\n]*(?:'[ \t]*)?|\([^()\n]*(?:\)[ \t]*)?)?)?)$/
const UNFINISHED_LABEL = /^\[[^[\]\n]*$/
/** `12`, `4, 5`, `6–8`. */
const SOURCES = /^\d{1,4}(?:[ ,–-]{1,2}\d{0,4}){0,9}\]?$/

/** Whether these brackets may be drawn as a link whose address is still to come. */
export function canHeal({ text, at, lastLine }: InlineReader, { start, isImage }: Bracket): boolean {
  if (start < lastLine || at - start > MAX_UNFINISHED) return false
  const content = text.slice(start, at)
  // Two numbers in a row are sources or indexes more often than a link.
  return isImage || !(/^\d+$/.test(content) && text[at + 1] === '[')
}

/** What a text that may go on ends in, at `]`: with it the brackets are about to be a link. */
export function findUnfinishedTarget(reader: InlineReader, bracket: Bracket): FoundTarget | undefined {
  const { text, at, open } = reader
  if (!open || text[bracket.start] === '^' || !canHeal(reader, bracket)) return undefined
  const end = text.length
  if (at + 1 === end) return { target: { canVanish: true }, end }
  if (end - at > MAX_UNFINISHED && !text.startsWith('(data:', at + 1)) return undefined
  const rest = text.slice(at + 1)
  return UNFINISHED_RESOURCE.test(rest) || UNFINISHED_LABEL.test(rest) ? { target: {}, end } : undefined
}

/**
 * Whether these brackets, which the text ends in, with their end or without it, may be no link but what is not to be
 * seen yet: a footnote's mark, the box of a task, or the numbers of sources, which keep their brackets.
 */
export function isUndecided({ text, isBroken }: InlineReader, { start }: Bracket): boolean {
  const rest = text.slice(start, start + MAX_MARK + 1)
  return (
    start + rest.length === text.length &&
    ((start === 1 && /^[ xX]?\]?$/.test(rest)) ||
      /^\^[^\s[\]]*$/.test(rest) ||
      (!isBroken && SOURCES.test(rest)))
  )
}
