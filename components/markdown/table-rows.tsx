import type { Alignment, Cell, TableRow } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { drawInlines } from './inlines.tsx'
import { ROLES } from './table-roles.ts'
import style from './table-view.module.css'

interface Props {
  readonly rows: readonly TableRow[]
  readonly align: readonly Alignment[]
}

/** A group of rows. */
export const TableRows = memo(({ rows, align }: Props) => (
  <tbody role={ROLES.group}>
    {rows.map((row, index) => (
      <Row key={index} row={row} align={align} />
    ))}
  </tbody>
))

const Row = memo(({ row, align }: { readonly row: TableRow; readonly align: Props['align'] }) => (
  <tr role={ROLES.row}>
    {row.cells.map((cell, column) => (
      <td key={column} role={ROLES.cell} class={alignClass(align[column])}>
        {content(cell)}
      </td>
    ))}
  </tr>
))

/** Most cells are a word: a component for each would be a quarter of a million in a large table. */
function content({ inlines }: Cell) {
  const [only] = inlines
  if (inlines.length <= 1 && (!only || only.type === 'text')) return only?.text
  return drawInlines(inlines)
}

export const alignClass = (side: Alignment): string | undefined => (side ? style[side] : undefined)
