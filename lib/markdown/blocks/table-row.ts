import type { Alignment } from '../tree.ts'

/** One a column, if this line can stand under a table's head. */
export function readDelimiterRow(line: string): readonly Alignment[] | undefined {
  // Looked at first because nearly every line is none.
  if (!/^[|:\-\s]+$/.test(line) || !/[|:]/.test(line) || !line.includes('-')) return undefined
  const align: Alignment[] = []
  for (const cell of splitRow(line)) {
    if (!/^:?-+:?$/.test(cell)) return undefined
    const start = cell.startsWith(':')
    const end = cell.endsWith(':')
    align.push(start && end ? 'center' : end ? 'right' : start ? 'left' : undefined)
  }
  return align.length > 0 ? align : undefined
}

/** The cells of a row, trimmed, `\|` being `|`. A pipe at either end of the line makes no cell of its own. */
export function splitRow(line: string): string[] {
  const row = line.trim()
  const cells: string[] = []
  let start = row.startsWith('|') ? 1 : 0
  let escaped = false
  for (let at = start; at < row.length; at++) {
    const character = row[at]
    if (character === '\\' && row[at + 1] === '|') {
      escaped = true
      at += 1
    } else if (character === '|') {
      cells.push(toCell(row.slice(start, at), escaped))
      start = at + 1
      escaped = false
    }
  }
  if (start < row.length) cells.push(toCell(row.slice(start), escaped))
  return cells
}

const toCell = (text: string, escaped: boolean): string =>
  escaped ? text.trim().replaceAll('\\|', '|') : text.trim()
