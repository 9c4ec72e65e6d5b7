import { BlockReader } from './blocks/block-reader.ts'
import { isWithheld } from './blocks/withheld.ts'
import { readPiece } from './lines.ts'
import type { Block, Groups } from './tree.ts'

/**
 * Whether more of a text may come; until then what is unfinished is drawn as what it is about to be, and what may be
 * anything is not drawn. One that has `broken` off stays as it was, but no word of it is held back.
 */
export type Openness = boolean | 'broken'

export interface MarkdownParser {
  /**
   * What this text says. One that begins with the text before costs no more than what was added; any other is read from
   * its start.
   */
  update(text: string, open: Openness): Groups<Block>
}

export function createMarkdownParser(): MarkdownParser {
  let reader = new BlockReader()
  let taken = ''
  /** The line, or the piece of one, that is not there as a whole. */
  let rest = ''
  /** Whether that is a piece in the midst of a line. */
  let inLine = false

  function restart(): void {
    reader = new BlockReader()
    taken = ''
    rest = ''
    inLine = false
  }

  function takeWhole(text: string): void {
    let start = 0
    for (let piece = readPiece(text, start); piece; piece = readPiece(text, start)) {
      take(reader, piece.text, piece.isLast ? '\n' : '')
      inLine = !piece.isLast
      start = piece.next
    }
    rest = text.slice(start)
  }

  function take(to: BlockReader, text: string, end: '\n' | ''): void {
    const clean = text.replaceAll('\0', '\uFFFD')
    if (inLine) to.takeMore(clean, end)
    else to.takeLine(clean, end)
  }

  return {
    update(text, open) {
      if (!text.startsWith(taken)) restart()
      takeWhole(rest + copyFrom(text, taken.length))
      taken = text
      const line = rest.replace(/\r$/, '')
      if (!open) {
        const end = reader.fork(false)
        if (rest) take(end, line, '\n')
        return end.finish()
      }
      const isBroken = open === 'broken'
      if (line === '' || (!inLine && isWithheld(line, reader, isBroken)))
        return (isBroken ? reader.fork(true, true) : reader).look(false)
      const ahead = reader.fork(true, isBroken)
      take(ahead, line, '')
      return ahead.look(true)
    },
  }
}

/**
 * A part of a text that does not keep the whole in memory. Engines let a slice refer to the string it was cut from:
 * what is read of a growing answer would keep each of its states, megabytes of them by the thousand.
 */
const copyFrom = (text: string, start: number): string => ` ${text.slice(start)}`.slice(1)

/** The same as a parser of its own says of the whole text. */
export function parseMarkdown(text: string, open: Openness = false): Groups<Block> {
  return createMarkdownParser().update(text, open)
}
