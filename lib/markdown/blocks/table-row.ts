import { CodeRuns } from '../inline/code-runs.ts'
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

/**
 * The cells of a row under so many columns. GFM splits code and formulas at their pipes, too, and leaves out what is too
 * much: where that would lose words, pipes in code and formulas (`$|x|$`) are those of their cell.
 */
export function splitInto(columns: number, line: string): string[] {
  const cells = splitRow(line)
  return cells.length <= columns ? cells : splitRow(line, new Spans(line.trim(), false))
}

/** The cells of a row that may go on: nothing is in two of them that may be in one. */
export function splitOpen(line: string): string[] {
  // What it ends in may be about to escape a pipe.
  const row = line.trim().replace(/\\$/, '')
  return splitRow(row, new Spans(row, true))
}

/** The cells of a row, trimmed, `\|` being `|`. A pipe at either end of the line makes no cell of its own. */
function splitRow(line: string, spans?: Spans): string[] {
  const row = line.trim()
  const cells: string[] = []
  let start = row.startsWith('|') ? 1 : 0
  let escaped = false
  for (let at = start; at < row.length; at++) {
    const character = row[at]
    if (character === '\\' && row[at + 1] === '|') {
      escaped = true
      at += 1
    } else if (character === '|' && !spans?.holds(at)) {
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

const START = /\\[`$\\]|`+|\$|\\\(/g
/** As they are read within a cell, but that they hold no dollar. Each looks no further than the next that may begin. */
const FORMULA_HERE = /\$(?![\s$])[^$]*[^\s$\\]\$(?!\d)|\\\((?:(?!\\[()]).)*\\\)/y
/** One that no price looks like. */
const UNFINISHED_FORMULA_HERE = /\$(?![^$]*\$)(?:\|[^\s|]|[^$|\\]*\\)[^$]*$|\\\((?:(?!\\[()]).)*$/y

/** Where code and formulas stand in a row. Ask for later and later places. */
class Spans {
  private readonly row: string
  private readonly open: boolean
  private readonly runs: CodeRuns
  private start = 0
  private end = 0

  constructor(row: string, open: boolean) {
    this.row = row
    this.open = open
    this.runs = new CodeRuns(row)
  }

  holds(at: number): boolean {
    while (this.end <= at && this.start < this.row.length) this.findNext()
    return this.start <= at && at < this.end
  }

  private findNext(): void {
    START.lastIndex = this.end
    const found = START.exec(this.row)
    this.start = found?.index ?? this.row.length
    this.end = found ? this.endOf(found[0]) : this.row.length
  }

  private endOf(mark: string): number {
    const behind = this.start + mark.length
    if (mark.startsWith('`')) {
      const end = this.runs.next(mark.length, behind)
      if (end !== undefined) return end + mark.length
      return this.open ? this.row.length : behind
    }
    return this.match(FORMULA_HERE) ?? (this.open ? this.match(UNFINISHED_FORMULA_HERE) : undefined) ?? behind
  }

  private match(pattern: RegExp): number | undefined {
    pattern.lastIndex = this.start
    return pattern.test(this.row) ? pattern.lastIndex : undefined
  }
}
