import type { RefObject } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Alignment, TableRow } from '../../lib/markdown/tree.ts'
import { TableColumns, tableWidth } from './table-columns.tsx'
import { TableHead } from './table-head.tsx'
import { TableRows } from './table-rows.tsx'
import type { TableSizes } from './table-use-sizes.ts'
import style from './table-view.module.css'

interface Props {
  readonly table: RefObject<HTMLTableElement | null>
  readonly head: TableRow
  readonly rows: readonly TableRow[]
  /** Rows that find the widths. */
  readonly measured: number
  readonly align: readonly Alignment[]
  readonly sizes: TableSizes | undefined
}

/** The head and the first group, laid out by what they hold until there are enough rows to fix the widths by. */
export function TableFirst({ table, head, rows, measured, align, sizes }: Props) {
  const first = useMemo(() => rows.slice(0, measured), [rows, measured])
  return (
    <table
      ref={table}
      role="presentation"
      class={sizes ? `${style.table} ${style.fixed}` : style.table}
      {...(sizes && { style: { inlineSize: tableWidth(sizes) } })}
    >
      {sizes && <TableColumns sizes={sizes} />}
      <TableHead head={head} rows={first} align={align} />
      <TableRows rows={rows} align={align} />
    </table>
  )
}
