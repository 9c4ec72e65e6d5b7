import { dropDelimiters, matchDelimiters } from './delimiters.ts'
import type { InlineReader } from './inline-reader.ts'
import type { Bracket, Target } from './items.ts'
import { MAX_LABEL, readDestination, readLabel, readTitle, skipSpace } from './link-parts.ts'
import { canHeal, findUnfinishedTarget, isUndecided } from './unfinished-link.ts'

/** Where a link or an image leads, and where the text goes on behind that. */
export interface FoundTarget {
  readonly target: Target
  readonly end: number
}

export function openBracket(reader: InlineReader, isImage: boolean): boolean {
  const { items, brackets, delimiter, at } = reader
  const start = at + (isImage ? 2 : 1)
  const outer = brackets.at(-1)
  if (outer) outer.hasBracket = true
  const bracket: Bracket = {
    kind: 'bracket',
    isImage,
    start,
    index: items.length,
    delimiter,
    hasBracket: false,
  }
  items.push(bracket)
  brackets.push(bracket)
  reader.at = start
  return true
}

/** At `]`. */
export function closeBracket(reader: InlineReader): boolean {
  const { brackets } = reader
  const bracket = brackets.pop()
  if (!bracket) return false
  // Links hold no links: those that were open before one are none.
  const isInactive = !bracket.isImage && brackets.length < reader.inactive
  reader.inactive = Math.min(reader.inactive, brackets.length)
  if (isInactive) return false
  if (reader.open && isUndecided(reader, bracket)) return takeBack(reader, bracket, reader.text.length)
  const found = findTarget(reader, bracket)
  if (!found) return readFootnote(reader, bracket)
  matchDelimiters(reader, bracket.delimiter)
  endBracket(reader, bracket, found)
  if (!bracket.isImage) reader.inactive = brackets.length
  return true
}

/** Nothing is there from this bracket on. */
export function takeBack(reader: InlineReader, bracket: Bracket, end: number): true {
  dropDelimiters(reader, bracket.delimiter)
  reader.items.length = bracket.index
  reader.at = end
  return true
}

export function endBracket(reader: InlineReader, bracket: Bracket, { target, end }: FoundTarget): void {
  dropDelimiters(reader, bracket.delimiter)
  bracket.target = target
  reader.items.push({ kind: 'end', bracket, source: reader.text.slice(reader.at, end) })
  reader.at = end
}

function findTarget(reader: InlineReader, bracket: Bracket): FoundTarget | undefined {
  return (
    readResource(reader.text, reader.at + 1) ??
    findReference(reader, bracket) ??
    findUnfinishedTarget(reader, bracket)
  )
}

/** `(address "title")`. */
function readResource(text: string, at: number): FoundTarget | undefined {
  if (text[at] !== '(') return undefined
  const destination = readDestination(text, skipSpace(text, at + 1))
  if (!destination) return undefined
  const behind = skipSpace(text, destination.end)
  const title = behind > destination.end ? readTitle(text, behind) : undefined
  const end = title ? skipSpace(text, title.end) : behind
  if (text[end] !== ')') return undefined
  return { target: { url: destination.text, ...(title && { title: title.text }) }, end: end + 1 }
}

/** `[label]`, or else what is in the brackets is the label, with `[]` behind it or not. */
function findReference(reader: InlineReader, bracket: Bracket): FoundTarget | undefined {
  const { text, at, references } = reader
  const label = readLabel(text, at + 1)
  const end = label?.end ?? at + 1
  const isFull = label !== undefined && label.text !== ''
  const name = isFull ? label.text : ownLabel(reader, bracket)
  if (name === undefined || !/\S/.test(name)) return undefined
  const definition = references.definition(name)
  if (definition) return { target: definition, end }
  // It is to come. `[1][2]` is two sources more often than a link.
  const isLink = isFull && references.growing && canHeal(reader, bracket)
  return isLink ? { target: {}, end } : undefined
}

function ownLabel({ text, at }: InlineReader, { start, hasBracket }: Bracket): string | undefined {
  // A label holds no bracket, so that nested ones are not looked up again and again.
  return hasBracket || at - start > MAX_LABEL ? undefined : text.slice(start, at)
}

/** `[^label]`: what was read of the label is taken back. */
function readFootnote(reader: InlineReader, bracket: Bracket): boolean {
  const { text, at, references, items } = reader
  if (text[bracket.start] !== '^') return false
  const label = ownLabel(reader, bracket)?.slice(1)
  if (!label || /\s/.test(label) || !references.hasFootnote(label)) return false
  takeBack(reader, bracket, at)
  if (bracket.isImage) items.push({ kind: 'text', text: '!' })
  return reader.push({ type: 'footnote', label }, at + 1)
}
