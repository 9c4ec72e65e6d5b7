import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** In rem, so that they grow with the text. */
export interface TableSizes {
  /** One for each column. */
  readonly columns: readonly number[]
  /** The mean height of a row. */
  readonly row: number
}

/** Where nothing is laid out, there is nothing to measure. */
const UNSEEN = { column: 8, row: 2 }

/**
 * A ref for the table that finds the sizes, and these as they were when the table became `full`. They stay: what is
 * being read does not move because of a long word a thousand rows below.
 */
export function useTableSizes(full: boolean): [RefObject<HTMLTableElement | null>, TableSizes | undefined] {
  const table = useRef<HTMLTableElement>(null)
  const [sizes, setSizes] = useState<TableSizes>()

  // Before anything is painted.
  useLayoutEffect(() => {
    if (full && table.current) setSizes(measure(table.current))
    else setSizes(undefined)
  }, [full])

  return [table, full ? sizes : undefined]
}

function measure(table: HTMLTableElement): TableSizes {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  const rows = table.querySelectorAll('tbody tr')
  const top = rows[0]?.getBoundingClientRect().top ?? 0
  const bottom = rows[rows.length - 1]?.getBoundingClientRect().bottom ?? 0
  return {
    columns: [...table.querySelectorAll('th')].map(
      cell => cell.getBoundingClientRect().width / rem || UNSEEN.column,
    ),
    row: (bottom - top) / (rows.length || 1) / rem || UNSEEN.row,
  }
}
