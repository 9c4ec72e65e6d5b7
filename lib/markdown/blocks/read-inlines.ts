import { parseInlines } from '../inline/parse-inlines.ts'
import type { Inline } from '../tree.ts'
import type { BlockReader } from './block-reader.ts'

/** A part of the text that looked for a definition which is not there yet. */
export interface Waiting {
  /** Where its block stands: an index for each container, from the root inward. */
  readonly path: readonly number[]
  readonly text: string
  /** In a table. */
  readonly cell?: CellPlace
}

export interface CellPlace {
  /** -1 for the head. */
  readonly row: number
  readonly column: number
}

/** Reads text that is over, of the block that is added next. What it looks for in vain makes it wait. */
export function readInlines(reader: BlockReader, text: string, cell?: CellPlace): readonly Inline[] {
  return reader.references.read(
    references => parseInlines(text, references, false),
    missing => reader.references.wait(missing, { path: reader.nextPath(), text, ...(cell && { cell }) }),
  )
}

/** Reads text again whose definitions have come. It waits for what is still missing already. */
export function rereadInlines(reader: BlockReader, text: string): readonly Inline[] {
  return reader.references.read(references => parseInlines(text, references, false))
}

/** Reads text that may go on, or broke off. */
export function readOpenInlines(reader: BlockReader, text: string): readonly Inline[] {
  const open = reader.isBroken ? 'broken' : true
  return reader.references.read(references => parseInlines(text, references, open))
}
