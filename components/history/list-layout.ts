import type { Group } from './group-heads.ts'

/** Heights in rem, which the style sheet is given as well: a list that knows them draws what is seen, and no more. */
export const ROW = 2.125
export const HEADING = 1.875

/** From `top` to `bottom` in the list. In rem. */
export interface Span {
  readonly top: number
  readonly bottom: number
}

/** Rows beyond what is seen, for a wheel that is faster than a frame. */
const MARGIN = 10 * ROW
/** What is drawn changes only every so many rem. */
const STEP = 8 * ROW

/** What is to be drawn where this is seen. */
export function spanAround(top: number, height: number): Span {
  const first = Math.floor(top / STEP) * STEP
  return { top: first - MARGIN, bottom: first + Math.ceil(height / STEP) * STEP + STEP + MARGIN }
}

export interface Section {
  readonly group: Group
  /** Where it begins, with its heading. In rem. */
  readonly top: number
  readonly height: number
  /** How many rows stand in the groups before. */
  readonly before: number
}

export function layOut(groups: readonly Group[]): Section[] {
  let top = 0
  let before = 0
  return groups.map(group => {
    const section = { group, top, before, height: HEADING + group.heads.length * ROW }
    top += section.height
    before += group.heads.length
    return section
  })
}

/** The rows of a section that a span touches: from the first up to, and without, the last. */
export function rowsIn({ group, top }: Section, span: Span): readonly [number, number] {
  const at = (rem: number) =>
    Math.min(Math.max(Math.floor((rem - top - HEADING) / ROW), 0), group.heads.length)
  return [at(span.top), at(span.bottom + ROW)]
}

/** Where the row is that has so many before it. */
export function topOf(sections: readonly Section[], index: number): number {
  const section = sections.findLast(({ before }) => before <= index)
  return section ? section.top + HEADING + (index - section.before) * ROW : 0
}
