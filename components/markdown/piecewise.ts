import type { MarkdownParser } from '../../lib/markdown/markdown-parser.ts'
import type { Block, Groups } from '../../lib/markdown/tree.ts'

/**
 * Characters taken at a time: as many as can be read, drawn and laid out within a frame or two. How many those are is
 * seen by the last piece, since a thousand small blocks are as short as three long ones.
 */
const LEAST = 4_000
const FIRST = 8_000
const MOST = 32_000
/**
 * Milliseconds from a piece to the frame after it, between which its length is about right: a page of which more is
 * being written is more likely to be touched than one that is being opened, and shares the machine with the writing.
 */
const GROWING = { quick: 30, slow: 60 }
const WHOLE = { quick: 40, slow: 80 }
/** Milliseconds. */
const LONGEST_REST = 100

export interface Piecewise {
  /** What has been read of the text so far. More of it is read in later frames, of which `onMore` tells. */
  read(text: string, growing: boolean): Groups<Block>
  /** Whether there is more to read. */
  isBehind(): boolean
  cancel(): void
}

interface Options {
  readonly parser: MarkdownParser
  /** Calls back a frame later; gives the undo. */
  readonly later: (run: () => void) => () => void
  readonly onMore: () => void
  /** Calls back in so many milliseconds; gives the undo. */
  readonly rest: (run: () => void, ms: number) => () => void
  /** In milliseconds. */
  readonly now: () => number
}

/**
 * Reads a text that may be there all at once, as a stored one is, without holding up the page. Behind one that still
 * comes, faster than it can be drawn and far faster than anybody reads, it leaves the page every second moment.
 */
export function createPiecewise({ parser, later, onMore, rest, now }: Options): Piecewise {
  let groups: Groups<Block> = []
  /**
   * What is being read. What has come since waits until this is read: to look into a text that has grown, an engine puts
   * it together anew, megabytes of it each time.
   */
  let source = ''
  let taken = 0
  let length = FIRST
  let before: Piece | undefined
  let read: { text: string; growing: boolean } | undefined
  /** Of the wait for the next piece. */
  let undo: (() => void) | undefined
  let resting = false

  function goOn(): void {
    undo = undefined
    resting = false
    onMore()
  }

  function restFor(ms: number): void {
    resting = true
    undo = rest(goOn, ms)
  }

  function stopResting(): void {
    if (!resting) return
    undo?.()
    undo = undefined
    resting = false
  }

  function takePiece(text: string, growing: boolean): void {
    if (taken >= source.length) source = text
    // Nobody writes any more, and a frame that has a price of its own, as a large table's, would keep pieces short for ever.
    if (read?.growing && !growing) length = Math.max(length, FIRST)
    const begin = Math.min(taken, source.length)
    const end = endOfPiece(source, Math.min(taken, source.length) + length)
    const isWhole = end === text.length
    const start = now()
    groups = parser.update(end === source.length ? source : source.slice(0, end), growing || !isWhole)
    taken = end
    read = { text, growing }
    if (isWhole) return
    undo = later(() => {
      const time = now() - start
      length = nextLength({ length, time }, before, growing ? GROWING : WHOLE)
      before = { length: end - begin, time }
      if (growing) restFor(Math.min(time, LONGEST_REST))
      else goOn()
    })
  }

  return {
    read(text, growing) {
      // Now all of it is there to be read.
      if (!growing) stopResting()
      // One piece a frame, however often it is asked for.
      if (undo || (read?.text === text && read.growing === growing && taken === text.length)) return groups
      takePiece(text, growing)
      return groups
    },

    isBehind: () => undo !== undefined,
    cancel: () => undo?.(),
  }
}

interface Piece {
  /** In characters. */
  readonly length: number
  /** Milliseconds until the frame after it. */
  readonly time: number
}

/**
 * Shorter where a frame took long, unless it took as long with a piece of another length: then it is the frame that is
 * dear, with a large table on it or on a busy machine, and few long pieces are over sooner than many short ones.
 */
function nextLength(
  { length, time }: Piece,
  before: Piece | undefined,
  { quick, slow }: typeof WHOLE,
): number {
  const longer = Math.min(MOST, length * 2)
  if (time < quick) return longer
  if (time <= slow) return length
  const isFrameDear =
    before !== undefined &&
    before.length !== length &&
    Math.max(time, before.time) < 1.5 * Math.min(time, before.time)
  return isFrameDear ? longer : Math.max(LEAST, length / 2)
}

/** Not between the two halves of a character. */
function endOfPiece(text: string, end: number): number {
  if (end >= text.length) return text.length
  return text.codePointAt(end - 1) === text.charCodeAt(end - 1) ? end : end + 1
}
