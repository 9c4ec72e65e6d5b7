import { fold } from './fold.ts'
import { marksIn, type Span } from './markdown-marks.ts'
import type { Query } from './query.ts'
import { beginsWord, isUnspaced, MAX_TEXT, MAX_WORD, WORD } from './words.ts'

/** A piece of text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** What is shown before the first hit: of a title, which has one line, no more than the narrowest row has room for. */
const BEFORE = { title: 14, plain: 32, markdown: 32 }
/** What is shown of all. Both in UTF-16 units. */
const SHOWN = 180
/** Where a cut moves to for the sake of a whole word. */
const WORD_REACH = 14
/** Places that are weighed against each other. */
const MOST_SPANS = 400
/** Text is folded in pieces of so much to learn which of its characters was which. */
const CHUNK = 256

const graphemes = new Intl.Segmenter()

/**
 * The hit in context, on one line, and of Markdown without its marks; `undefined` where it turns out that the text does
 * not have all that was looked for.
 */
export function passageOf(text: string, query: Query, format: keyof typeof BEFORE): Piece[] | undefined {
  const found = findAll(text, query)
  if (!found) return undefined
  const [first] = found
  if (!first) return undefined
  const from = first[0] - BEFORE[format]
  const [start, end] = cut(text, from, from + SHOWN)
  const marks = format === 'markdown' ? marksIn(text, start, end) : []
  const pieces = toPieces({ text, marks, spans: found, start, end })
  if (start > 0) pieces.unshift({ text: '…', hit: false })
  if (end < text.length) pieces.push({ text: '…', hit: false })
  return pieces
}

/** Whether a folded text has all that is looked for. Thousands of titles are asked with a key. */
export function hasAll(folded: string, { runs }: Query): boolean {
  return runs.every(run => hasRun(folded, run))
}

function hasRun(folded: string, run: string): boolean {
  for (let at = folded.indexOf(run); at >= 0; at = folded.indexOf(run, at + 1))
    if (isUnspaced(run) || beginsWord(folded, at)) return true
  return false
}

/** Where it stands, from where most of it stands together. */
function findAll(text: string, { runs }: Query): Span[] | undefined {
  const looked = text.slice(0, MAX_TEXT)
  const folded = fold(looked).slice(0, MAX_TEXT)
  if (!runs.every(run => folded.includes(run))) return undefined
  const spans = spansOf(folded, runs)
  return spans && toOriginal(looked, folded, spans)
}

function spansOf(folded: string, runs: readonly string[]): Span[] | undefined {
  const spans: { span: Span; run: number }[] = []
  const missing = new Set(runs.keys())
  for (const { 0: word, index } of folded.matchAll(WORD)) {
    for (const [number, run] of runs.entries()) {
      const at = placeIn(word, run)
      if (at < 0) continue
      // What comes once all is found is of use for as far as it is shown.
      if (spans.length < MOST_SPANS || missing.has(number))
        spans.push({ span: [index + at, index + at + run.length], run: number })
      missing.delete(number)
    }
    if (missing.size === 0 && spans.length >= MOST_SPANS) break
  }
  if (missing.size > 0) return undefined
  const best = bestStart(spans)
  return spans.slice(best).map(({ span }) => span)
}

function placeIn(word: string, run: string): number {
  let at = word.indexOf(run)
  if (isUnspaced(run)) return at
  while (at >= 0 && at < MAX_WORD && !beginsWord(word, at)) at = word.indexOf(run, at + 1)
  return at < MAX_WORD ? at : -1
}

/** The first place from which most of what was looked for is in sight. */
function bestStart(spans: readonly { span: Span; run: number }[]): number {
  let best = 0
  let most = 0
  for (const [index, { span }] of spans.entries()) {
    const inSight = new Set<number>()
    for (let next = index; next < spans.length; next++) {
      const other = spans[next]
      if (!other || other.span[1] > span[0] + SHOWN - BEFORE.markdown) break
      inSight.add(other.run)
    }
    if (inSight.size > most) {
      best = index
      most = inSight.size
    }
  }
  return best
}

/** The same places in the text before it was folded, which made it longer here and shorter there. */
function toOriginal(text: string, folded: string, spans: readonly Span[]): Span[] {
  const [start = 0] = spans[0] ?? []
  const seen = spans.filter(([, end]) => end <= start + SHOWN)
  const same = ([from, to]: Span) => fold(text.slice(from, to)) === folded.slice(from, to)
  if (text.length === folded.length && seen.every(same)) return seen
  const offsets = seen.flat()
  const found = originalOffsets(text, offsets)
  return seen.map(([from, to]) => [found.get(from) ?? 0, found.get(to) ?? text.length])
}

function originalOffsets(text: string, offsets: readonly number[]): Map<number, number> {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b)
  const found = new Map<number, number>()
  let before = 0
  for (let at = 0; at < text.length && found.size < wanted.length; ) {
    const end = chunkEnd(text, at)
    const chunk = text.slice(at, end)
    const { length } = fold(chunk)
    const next = wanted[found.size] ?? 0
    if (next <= before + length) {
      let within = before
      for (const { segment, index } of graphemes.segment(chunk)) {
        for (let offset = wanted[found.size]; offset !== undefined && offset <= within; ) {
          found.set(offset, at + index)
          offset = wanted[found.size]
        }
        within += fold(segment).length
      }
    }
    before += length
    at = end
  }
  return found
}

/** After white space, across which nothing is folded together. */
function chunkEnd(text: string, start: number): number {
  const space = text.slice(start + CHUNK, start + 8 * CHUNK).search(/\s/)
  return space < 0 ? Math.min(text.length, start + 8 * CHUNK) : start + CHUNK + space + 1
}

/** Between two characters as a person counts them, and between two words where one ends near. */
function cut(text: string, from: number, to: number): Span {
  const start = from <= 0 ? 0 : boundary(text, from)
  const end = to >= text.length ? text.length : boundary(text, to)
  const space = start > 0 ? text.slice(start, start + WORD_REACH).search(/\s/) : -1
  const last = end < text.length ? text.slice(end - WORD_REACH, end).search(/\s\S*$/) : -1
  return [space < 0 ? start : start + space + 1, last < 0 ? end : end - WORD_REACH + last]
}

function boundary(text: string, at: number): number {
  const start = Math.max(0, at - CHUNK)
  return (
    start + (graphemes.segment(text.slice(start, at + CHUNK)).containing(at - start)?.index ?? at - start)
  )
}

interface Cut {
  readonly text: string
  /** What is left out. */
  readonly marks: readonly Span[]
  readonly spans: readonly Span[]
  readonly start: number
  readonly end: number
}

function toPieces({ text, marks, spans, start, end }: Cut): Piece[] {
  const pieces: Piece[] = []
  let at = start
  const push = (until: number, hit: boolean) => {
    const piece = without(marks, text, at, until).replace(/\s+/g, ' ')
    if (piece) pieces.push({ text: piece, hit })
    at = Math.max(at, until)
  }
  for (const [from, to] of spans) {
    if (from < at || to > end) continue
    push(from, false)
    push(to, true)
  }
  push(end, false)
  return pieces
}

function without(marks: readonly Span[], text: string, start: number, end: number): string {
  let kept = ''
  let at = start
  for (const [from, to] of marks) {
    if (to <= at || from >= end) continue
    kept += text.slice(at, from)
    at = to
  }
  return kept + text.slice(at, Math.max(at, end))
}
