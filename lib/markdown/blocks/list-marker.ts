import type { LineCursor } from './line-cursor.ts'

export interface ListMarker {
  /** `-`, `+` or `*`; `.` or `)` behind a number. */
  readonly marker: string
  /** Of an ordered list. */
  readonly start?: number
  /** Columns that the item's further lines must be indented by. */
  readonly indent: number
}

/** Takes a list item's marker off the line. In a paragraph only an item that cannot be part of it is one. */
export function takeListMarker(line: LineCursor, inParagraph: boolean): ListMarker | undefined {
  const match = /^(?:([*+-])|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(line.text.slice(line.next, line.next + 12))
  if (!match) return undefined
  const [sign, bullet, digits, delimiter] = match
  const isLast = line.next + sign.length >= line.text.length
  if (inParagraph && (isLast || !/[^ \t]/.test(line.text.slice(line.next + sign.length)))) return undefined
  if (inParagraph && digits !== undefined && Number(digits) !== 1) return undefined

  const before = line.indent
  line.skipSpace()
  line.skipCharacters(sign.length)
  const space = line.indent
  let indent = before + sign.length + 1
  if (line.isBlank || space > 4) {
    line.skipOptionalSpace()
  } else {
    indent = before + sign.length + space
    line.skipSpace()
  }
  return {
    marker: bullet ?? delimiter ?? '',
    indent,
    ...(digits !== undefined && { start: Number(digits) }),
  }
}
