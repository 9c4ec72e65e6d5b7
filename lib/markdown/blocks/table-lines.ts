import type { Alignment, TableRow } from '../tree.ts'
import type { BlockReader } from './block-reader.ts'
import { Children } from './children.ts'
import type { LineCursor } from './line-cursor.ts'
import type { OpenTable } from './open-nodes.ts'
import { readInlines } from './read-inlines.ts'
import { readDelimiterRow, splitInto, splitOpen } from './table-row.ts'

/** The last line of a paragraph becomes a table's head when a delimiter row of as many cells follows. */
export function startTable(reader: BlockReader, line: LineCursor): boolean {
  const { paragraph } = reader
  if (!paragraph) return false
  const align = readDelimiterRow(line.rest)
  const head = paragraph.text.slice(paragraph.lastLine)
  if (!align) return false
  const cells = splitInto(align.length, head)
  if (cells.length !== align.length) return false
  const before = paragraph.text.slice(0, Math.max(0, paragraph.lastLine - 1))
  if (before) {
    paragraph.text = before
    paragraph.endLine -= 1
    reader.closeLeaf()
  } else {
    reader.leaf = undefined
  }
  const startLine = reader.line - 1
  const row = readRow(reader, cells, align, -1)
  reader.leaf = {
    type: 'table',
    startLine,
    endLine: reader.line,
    align,
    head: row,
    rows: new Children(),
    lastRow: '',
  }
  return true
}

export function addRow(reader: BlockReader, table: OpenTable, line: string, end: '\n' | ''): void {
  const cells = end === '' ? splitOpen(line) : splitInto(table.align.length, line)
  table.rows.push(readRow(reader, cells, table.align, table.rows.length))
  table.lastRow = line
  table.endLine = reader.line
}

/** As many cells as the table has columns: what is too much is left out, as in GFM. `row` is -1 for the head. */
function readRow(
  reader: BlockReader,
  sources: readonly string[],
  align: readonly Alignment[],
  row: number,
): TableRow {
  return {
    cells: align.map((_, column) => {
      const source = sources[column] ?? ''
      return { source, inlines: readInlines(reader, source, { row, column }) }
    }),
  }
}
