import type { Alignment, TableRow } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { drawInlines } from './inlines.tsx'
import { ROLES } from './table-roles.ts'
import { alignClass } from './table-rows.tsx'

interface Props {
  readonly head: TableRow
  /** Those of the body that say how much room a column needs. */
  readonly rows: readonly TableRow[]
  readonly align: readonly Alignment[]
}

const GLANCE = 12
const WIDEST = 22

export const TableHead = memo(({ head, rows, align }: Props) => (
  <thead role={ROLES.group}>
    <tr role={ROLES.row}>
      {head.cells.map((cell, column) => (
        <th
          key={column}
          role={ROLES.head}
          scope="col"
          class={alignClass(align[column])}
          style={{ minInlineSize: `calc(${readableWidth(head, rows, column)}ch + 2 * var(--gap-3))` }}
        >
          {drawInlines(cell.inlines)}
        </th>
      ))}
    </tr>
  </thead>
))

/** The room for what is read at a glance whole, and for longer texts a little more the longer they are; in `ch`. */
function readableWidth(head: TableRow, rows: readonly TableRow[], column: number): number {
  const lengths = [head, ...rows].map(row => row.cells[column]?.source.length ?? 0)
  const longest = Math.max(...lengths)
  return Math.round(longest <= GLANCE ? longest : Math.min(WIDEST, GLANCE + (longest - GLANCE) / 8))
}
