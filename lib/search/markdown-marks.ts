import { SPACED } from './words.ts'

export type Span = readonly [start: number, end: number]

/** A line that begins or ends a block of code. */
const FENCE = /^[ \t]*(?:`{3,}|~{3,})/
const FENCES = new RegExp(FENCE, 'gm')
/** In front of headings, quotations and items, which may lie in each other. */
const LEAD = /^[ \t]*(?:(?:#{1,6}|>|[-*+])[ \t]+)+/
/** Around code, and around what is bold or struck out. */
const INLINE = /`+|\*\*|~~/g
const ENDS_WORD = new RegExp(`${SPACED}$`, 'v')
const BEGINS_WORD = new RegExp(`^${SPACED}`, 'v')

/** How far around what is shown the other one of two marks is looked for. In UTF-16 units. */
const REACH = 400

/** Where the marks of Markdown stand from one place to another: those that mean a look and no word. */
export function marksIn(text: string, start: number, end: number): Span[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  let at = Math.max(lineStart, start - REACH)
  let isCode = (text.slice(0, at).match(FENCES)?.length ?? 0) % 2 === 1
  const marks: Span[] = []
  for (const line of text.slice(at, end + REACH).split('\n')) {
    const [fence] = FENCE.exec(line) ?? []
    if (fence) {
      marks.push([at, at + fence.length])
      isCode = !isCode
    } else if (!isCode) marks.push(...marksOfLine(line).map(([from, to]): Span => [at + from, at + to]))
    at += line.length + 1
  }
  return marks
}

function marksOfLine(line: string): Span[] {
  const lead = LEAD.exec(line)?.[0].length ?? 0
  const marks: Span[] = lead > 0 ? [[0, lead]] : []
  const found = [...line.matchAll(INLINE)].filter(({ index }) => index >= lead)
  /** Those that may begin something, by what they are. */
  const open = new Map<string, number>()
  for (let next = 0; next < found.length; next++) {
    const { 0: mark = '', index = 0 } = found[next] ?? {}
    const span: Span = [index, index + mark.length]
    if (mark.startsWith('`')) {
      const end = found.findIndex((other, number) => number > next && other[0] === mark)
      if (end < 0) continue
      marks.push(span, [found[end]?.index ?? 0, (found[end]?.index ?? 0) + mark.length])
      // What stands in code means itself.
      next = end
      continue
    }
    const [before, after] = [line.slice(0, index), line.slice(span[1])]
    const begun = open.get(mark)
    if (begun !== undefined && /\S$/.test(before) && !BEGINS_WORD.test(after)) {
      marks.push([begun, begun + mark.length], span)
      open.delete(mark)
    } else if (/^\S/.test(after) && !ENDS_WORD.test(before)) open.set(mark, index)
  }
  return marks.sort(([a], [b]) => a - b)
}
