import type { MarkdownParser, Openness } from '../../lib/markdown/markdown-parser.ts'
import type { Block, Groups } from '../../lib/markdown/tree.ts'

/**
 * Characters taken at a time: as many as can be read, drawn and laid out within a frame or two. How many those are is
 * seen by the last piece, since a thousand small blocks are as short as three long ones.
 */
const LEAST = 4_000
const FIRST = 8_000
const MOST = 32_000
/** Milliseconds from a piece to the frame after it, between which its length is about right. */
const QUICK = 40
const SLOW = 80
/**
 * Frames to a piece of what is covered. It is drawn in no time, being neither styled nor laid out, and all of that would
 * be to do in the one frame that uncovers it.
 */
const FRAMES_COVERED = 8

export interface Piecewise {
  /** What has been read of the text so far. More of it is read in later frames, of which `onMore` tells. */
  read(text: string, growing: Openness): Groups<Block>
  /** Whether there is more to read. */
  isBehind(): boolean
  cancel(): void
}

interface Options {
  readonly parser: MarkdownParser
  /** Calls back a frame later; gives the undo. */
  readonly later: (run: () => void) => () => void
  /** Whether what is drawn is covered, and not styled until it is uncovered. */
  readonly isCovered: () => boolean
  readonly onMore: () => void
  /** In milliseconds. */
  readonly now: () => number
}

/** Reads a text that may be there all at once, as a stored one is, without holding up the page. */
export function createPiecewise({ parser, later, isCovered, onMore, now }: Options): Piecewise {
  let groups: Groups<Block> = []
  /**
   * What is being read. What has come since waits until this is read: to look into a text that has grown, an engine puts
   * it together anew, megabytes of it each time.
   */
  let source = ''
  let taken = 0
  let length = FIRST
  let read: { text: string; growing: Openness } | undefined
  let undo: (() => void) | undefined

  function takePiece(text: string, growing: Openness): void {
    if (taken >= source.length) source = text
    const end = endOfPiece(source, Math.min(taken, source.length) + length)
    const isWhole = end === text.length
    const start = now()
    groups = parser.update(end === source.length ? source : source.slice(0, end), isWhole ? growing : true)
    taken = end
    read = { text, growing }
    if (isWhole) return
    undo = later(() => endPiece(now() - start))
  }

  function endPiece(time: number): void {
    if (isCovered()) length = LEAST
    else if (time > SLOW) length = Math.max(LEAST, length / 2)
    else if (time < QUICK) length = Math.min(MOST, length * 2)
    rest(FRAMES_COVERED - 1)
  }

  /** Until so many frames are over, or it is uncovered. */
  function rest(frames: number): void {
    undo = frames > 0 && isCovered() ? later(() => rest(frames - 1)) : undefined
    if (!undo) onMore()
  }

  return {
    read(text, growing) {
      // One piece a frame, however often it is asked for.
      if (undo || (read?.text === text && read.growing === growing && taken === text.length)) return groups
      takePiece(text, growing)
      return groups
    },

    isBehind: () => undo !== undefined,
    cancel: () => undo?.(),
  }
}

/** Not between the two halves of a character. */
function endOfPiece(text: string, end: number): number {
  if (end >= text.length) return text.length
  return text.codePointAt(end - 1) === text.charCodeAt(end - 1) ? end : end + 1
}
