import { MAX_LEAF } from './blocks/limits.ts'

/** A data address may be longer than a leaf: it is never cut. Characters. */
const MAX_ADDRESS = 4 * 1024 * 1024

/** A line, or as much of one as is taken at once. */
export interface Piece {
  readonly text: string
  /** Where the next piece starts. */
  readonly next: number
  /** It is the line's last: a line break follows. */
  readonly isLast: boolean
}

/** The piece that starts here, if it is there as a whole. What is there of it no longer changes then. */
export function readPiece(text: string, start: number): Piece | undefined {
  const end = endOfLine(text, start)
  if ((end?.at ?? text.length) - start > MAX_LEAF) {
    const cut = findCut(text, start, end?.at ?? text.length)
    if (cut !== undefined) return { text: text.slice(start, cut), next: cut, isLast: false }
  }
  return end && { text: text.slice(start, end.at), next: end.next, isLast: true }
}

/** `\r\n`, `\n` and `\r` end a line. A `\r` that is the text's last character may be half of `\r\n`. */
function endOfLine(text: string, start: number): { at: number; next: number } | undefined {
  const feed = text.indexOf('\n', start)
  const line = text.slice(start, feed < 0 ? undefined : feed)
  const carriage = line.indexOf('\r')
  if (carriage < 0 || (feed < 0 && start + carriage === text.length - 1)) {
    return feed < 0 ? undefined : { at: feed, next: feed + 1 }
  }
  const at = start + carriage
  return { at, next: at + 1 === feed ? feed + 1 : at + 1 }
}

/** Where a line that is too long is cut: behind the last space that fits, or else between two characters. */
function findCut(text: string, start: number, end: number): number | undefined {
  const most = start + MAX_LEAF
  const offset = text.slice(start, most).lastIndexOf('](data:image/')
  const address = start + offset
  if (offset >= 0) {
    const length = text.slice(address, Math.min(end, address + MAX_ADDRESS)).search(/[\s)]/)
    // What is still being written, or has not been cut by its end.
    if (length < 0) return end - address < MAX_ADDRESS ? undefined : address + MAX_ADDRESS
    if (address + length >= most) return address + length + 1 < end ? address + length + 1 : undefined
  }
  const space = text.lastIndexOf(' ', most - 1)
  if (space >= start + MAX_LEAF / 2) return space + 1
  return isJoined(text, most) ? most - 1 : most
}

/** Whether the character here is the second half of one. */
const isJoined = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at))
