import { plainText } from './plain-text.ts'
import type { Alignment, Table, TableRow } from './tree.ts'

/**
 * The table as RFC 4180 has it, of what its cells say, without a line break at its end. A cell that a spreadsheet would
 * run as a formula gets an apostrophe before it, which makes a text of it: what an answer says may come from a page that
 * the model was shown. A signed number stays a number.
 */
export function toCsv({ head, rows }: Table): string {
  return [head, ...rows.flat()].map(toRecord).join('\r\n')
}

/** The table as Markdown, as its cells were written, without a line break at its end. */
export function toMarkdown({ align, head, rows }: Table): string {
  const rule = toLine(align.map(side => RULES[side ?? 'none']))
  return [toSourceLine(head), rule, ...rows.flat().map(toSourceLine)].join('\n')
}

const RULES: Readonly<Record<NonNullable<Alignment> | 'none', string>> = {
  left: ':--',
  center: ':-:',
  right: '--:',
  none: '---',
}

const toLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const toSourceLine = (row: TableRow) => toLine(row.cells.map(cell => cell.source.replaceAll('|', '\\|')))

/** Excel, LibreOffice and Google Sheets take any of these for a formula, the wide ones in East Asian versions. */
const FORMULA = /^[=@\t\r＝＋－＠+-]/
const NUMBER = /^[+-]?[\d.,'\s]*\d\s*%?$/
const QUOTED = /[",\r\n]/

function toRecord(row: TableRow): string {
  return row.cells.map(cell => toField(plainText(cell.inlines).trim())).join(',')
}

function toField(text: string): string {
  const isFormula = text.length > 1 && FORMULA.test(text) && !NUMBER.test(text)
  const safe = isFormula ? `'${text}` : text
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
