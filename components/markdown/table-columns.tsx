import type { TableSizes } from './table-use-sizes.ts'

/** The columns of a table whose widths are known. */
export function TableColumns({ sizes }: { readonly sizes: TableSizes }) {
  return (
    <colgroup>
      {sizes.columns.map((width, column) => (
        <col key={column} style={{ inlineSize: `${width}rem` }} />
      ))}
    </colgroup>
  )
}

export const tableWidth = ({ columns }: TableSizes): string =>
  `${columns.reduce((sum, width) => sum + width, 0)}rem`
