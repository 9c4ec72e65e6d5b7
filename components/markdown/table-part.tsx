import type { Alignment, TableRow } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { TableColumns, tableWidth } from './table-columns.tsx'
import { TableRows } from './table-rows.tsx'
import type { TableSizes } from './table-use-sizes.ts'
import style from './table-view.module.css'

interface Props {
  readonly rows: readonly TableRow[]
  readonly align: readonly Alignment[]
  readonly sizes: TableSizes
}

/** A further group, in a table of its own. Not being seen it is not laid out; as high as it will be about. */
export const TablePart = memo(({ rows, align, sizes }: Props) => (
  <div
    class={style.part}
    style={{ inlineSize: tableWidth(sizes), containIntrinsicBlockSize: `auto ${rows.length * sizes.row}rem` }}
  >
    <table role="presentation" class={`${style.table} ${style.fixed}`}>
      <TableColumns sizes={sizes} />
      <TableRows rows={rows} align={align} />
    </table>
  </div>
))
