import {
  characterAt,
  characterBefore,
  isCjk,
  isDigit,
  isPunctuation,
  isWhiteSpace,
  isWord,
} from './characters.ts'
import type { InlineReader } from './inline-reader.ts'
import type { Delimiter, Mark, Span } from './items.ts'

const RUN_HERE = /\*+|_+|~+/y

export function readDelimiter(reader: InlineReader): boolean {
  const { text, at, open } = reader
  const run = reader.match(RUN_HERE)
  if (!run) return false
  if (open && at + run.length === text.length) {
    if (!isWhiteSpace(characterBefore(text, at))) reader.trailing = run
    return reader.withhold(run.length)
  }
  const mark = run.charAt(0) as Mark // as the pattern has it
  const delimiter = toDelimiter(text, at, mark, run.length)
  reader.items.push(delimiter)
  reader.at += run.length
  if (delimiter.canOpen || delimiter.canClose) {
    delimiter.previous = reader.delimiter
    if (reader.delimiter) reader.delimiter.next = delimiter
    reader.delimiter = delimiter
  }
  return true
}

function toDelimiter(text: string, at: number, mark: Mark, size: number): Delimiter {
  const before = characterBefore(text, at)
  const after = characterAt(text, at + size)
  const [spaceBefore, spaceAfter] = [isWhiteSpace(before), isWhiteSpace(after)]
  const [punctuationBefore, punctuationAfter] = [isPunctuation(before), isPunctuation(after)]
  // Scripts without spaces put their marks right beside words: there the specification would turn emphasis inside out.
  const isLeft = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore || isCjk(before))
  // So does who forgets the space behind a label: `**Note:**text`.
  const isLabelEnd = before === ':' && mark === '*' && size === 2
  const isRight =
    !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter || isCjk(after) || isLabelEnd)
  const isNone = mark === '~' && size > 2
  return {
    kind: 'delimiter',
    mark,
    at,
    size,
    canOpen: !isNone && isLeft && (mark !== '_' || !isRight || punctuationBefore),
    canClose: !isNone && isRight && (mark !== '_' || !isLeft || punctuationAfter),
    canHeal: canHeal(mark, size, before),
    left: size,
    opens: [],
    closes: [],
    previous: undefined,
    next: undefined,
  }
}

/** `2*3`, `2**3` and `~5` are rarely the start of anything. */
function canHeal(mark: Mark, size: number, before: string): boolean {
  if (size === 1) return mark !== '~' && !isWord(before)
  return !isDigit(before)
}

/**
 * Makes pairs of all delimiters behind `bottom`, by CommonMark's rules. What was looked for in vain is not looked for
 * again among the same delimiters: `floors`, by place.
 */
export function matchDelimiters(reader: InlineReader, bottom: Delimiter | undefined): void {
  const floors = new Map<string, number>()
  let closer = firstBehind(reader, bottom)
  while (closer) {
    if (!closer.canClose) {
      closer = closer.next
      continue
    }
    const key = keyOf(closer)
    const opener = findOpener(closer, Math.max(floors.get(key) ?? 0, bottom ? bottom.at + 1 : 0))
    if (opener) {
      pair(reader, opener, closer)
      if (closer.left > 0) continue
    } else {
      floors.set(key, closer.at)
    }
    const { next }: Delimiter = closer
    if (opener || !closer.canOpen) remove(reader, closer)
    closer = next
  }
}

/** None of those behind `bottom` can open or close anything any more. */
export function dropDelimiters(reader: InlineReader, bottom: Delimiter | undefined): void {
  reader.delimiter = bottom
  if (bottom) bottom.next = undefined
}

/** Ends what nothing has ended by the end of a text that may go on. */
export function healDelimiters(reader: InlineReader, bottom: Delimiter | undefined): void {
  matchDelimiters(reader, bottom)
  const { trailing } = reader
  const closes: Span[] = []
  for (let one = reader.delimiter; one && one !== bottom; one = one.previous) {
    const { mark, left, canOpen, opens } = one
    const isEnded = trailing?.[0] === mark && trailing.length === left
    if (!canOpen || !(one.canHeal || isEnded)) continue
    if (isEnded) reader.trailing = undefined
    // Of many, pairs and what is left, as their end would take them.
    for (let rest = left; rest > 0; rest -= 2) {
      const span = toSpan(mark, Math.min(rest, 2))
      opens.push(span)
      closes.push(span)
    }
    one.left = 0
  }
  reader.trailing = undefined
  if (closes.length > 0) reader.items.push({ kind: 'closes', spans: closes })
  dropDelimiters(reader, bottom)
}

const toSpan = (mark: Mark, size: number): Span =>
  mark === '~' ? 'strike' : size === 2 ? 'strong' : 'emphasis'

function firstBehind(reader: InlineReader, bottom: Delimiter | undefined): Delimiter | undefined {
  let first: Delimiter | undefined
  for (let one = reader.delimiter; one && one !== bottom; one = one.previous) first = one
  return first
}

/** Closers that find the same openers. */
function keyOf({ mark, canOpen, size }: Delimiter): string {
  return mark === '~' ? mark + size : `${mark}${canOpen}${size % 3}`
}

function findOpener(closer: Delimiter, floor: number): Delimiter | undefined {
  for (let one = closer.previous; one && one.at >= floor; one = one.previous) {
    if (one.canOpen && one.mark === closer.mark && fits(one, closer)) return one
  }
  return undefined
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (closer.mark === '~') return opener.size === closer.size
  const isInside = opener.canClose || closer.canOpen
  return !isInside || closer.size % 3 === 0 || (opener.size + closer.size) % 3 !== 0
}

function pair(reader: InlineReader, opener: Delimiter, closer: Delimiter): void {
  const { mark } = closer
  const size = mark === '~' ? closer.size : opener.left >= 2 && closer.left >= 2 ? 2 : 1
  opener.left -= size
  closer.left -= size
  opener.opens.push(toSpan(mark, size))
  closer.closes.push(toSpan(mark, size))
  opener.next = closer
  closer.previous = opener
  if (opener.left === 0) remove(reader, opener)
}

function remove(reader: InlineReader, { previous, next }: Delimiter): void {
  if (previous) previous.next = next
  if (next) next.previous = previous
  else reader.delimiter = previous
}
