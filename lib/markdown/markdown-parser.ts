import { BlockReader } from './blocks/block-reader.ts'
import { isWithheld } from './blocks/withheld.ts'
import { readPiece } from './lines.ts'
import type { Block, Groups } from './tree.ts'

export interface MarkdownParser {
  /**
   * What this text says. `open`: more of it may come; until then what is unfinished is drawn as what it is about to be.
   * A text that begins with the one before costs no more than what was added; any other is read from its start.
   */
  update(text: string, open: boolean): Groups<Block>
}

export function createMarkdownParser(): MarkdownParser {
  let reader = new BlockReader()
  let taken = ''
  /** Where the line, or the piece of one, begins that is not there as a whole. */
  let start = 0
  /** Whether that is a piece in the midst of a line. */
  let inLine = false

  function restart(): void {
    reader = new BlockReader()
    start = 0
    inLine = false
  }

  function takeWhole(text: string): void {
    for (let piece = readPiece(text, start); piece; piece = readPiece(text, start)) {
      take(reader, piece.text, piece.isLast ? '\n' : '')
      inLine = !piece.isLast
      start = piece.next
    }
  }

  function take(to: BlockReader, text: string, end: '\n' | ''): void {
    const clean = text.replaceAll('\0', '\uFFFD')
    if (inLine) to.takeMore(clean, end)
    else to.takeLine(clean, end)
  }

  return {
    update(text, open) {
      if (!text.startsWith(taken)) restart()
      taken = text
      takeWhole(text)
      const rest = text.slice(start).replace(/\r$/, '')
      if (!open) {
        const end = reader.fork(false)
        if (rest) take(end, rest, '\n')
        return end.finish()
      }
      if (rest === '' || (!inLine && isWithheld(rest, reader.leaf))) return reader.look(false)
      const ahead = reader.fork(true)
      take(ahead, rest, '')
      return ahead.look(true)
    },
  }
}

/** The same as a parser of its own says of the whole text. */
export function parseMarkdown(text: string, open = false): Groups<Block> {
  return createMarkdownParser().update(text, open)
}
