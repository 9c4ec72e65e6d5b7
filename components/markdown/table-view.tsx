import { useMemo, useRef } from 'preact/hooks'
import { GROUP, type Table } from '../../lib/markdown/tree.ts'
import { textDirection } from '../chat/text-direction.ts'
import { memo } from '../ui/memo.ts'
import { TableCopy } from './table-copy.tsx'
import { TableFirst } from './table-first.tsx'
import { TablePart } from './table-part.tsx'
import { useGradually } from './table-use-gradually.ts'
import { useTableSizes } from './table-use-sizes.ts'
import style from './table-view.module.css'
import { useFade } from './use-fade.ts'
import { useOverflow } from './use-overflow.ts'

interface Props {
  readonly table: Table
}

/** Cells that find the columns' widths: to lay them out by what they hold costs several times as much. */
const CELLS_MEASURED = 400
/** Cells that are drawn in one frame. */
const CELLS_PER_FRAME = 1_600

/**
 * A browser lays out a table as a whole: to add a row to a thousand it lays out a thousand. So the head and the first
 * rows find the columns' widths, and each further group is a table of its own of the same widths, which stays as it is
 * whatever comes after it, and costs no layout where it is not seen. To a screen reader they are one table.
 */
export const TableView = memo(({ table }: Props) => {
  const [first = [], ...others] = table.rows
  const align = useSameAlignment(table.align)
  const columns = Math.max(1, align.length)
  const measured = Math.min(GROUP, Math.ceil(CELLS_MEASURED / columns))
  const box = useRef<HTMLDivElement>(null)
  const overflows = useOverflow(box)
  const isFading = others.length === 0
  useFade(box, overflows && isFading)
  const [firstTable, sizes] = useTableSizes(first.length > measured || others.length > 0)
  const groups = useGradually(sizes ? table.rows.length : 0, Math.ceil(CELLS_PER_FRAME / (GROUP * columns)))
  const rowsToCome = groups > 0 ? (table.rows.length - groups) * GROUP : others.length * GROUP

  return (
    <div class={style.view} dir={textDirection(table.head.cells.map(cell => cell.source).join(' '))}>
      {/* Before it: a row that comes moves nothing. */}
      <TableCopy table={table} />
      <div
        ref={box}
        class={isFading ? `${style.scroller} ${style.fading}` : style.scroller}
        {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': 'Table' })}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: several tables, that are one. */}
        <div role="table" class={style.content}>
          <TableFirst
            table={firstTable}
            head={table.head}
            rows={groups > 0 || first.length <= measured ? first : first.slice(0, measured)}
            measured={measured}
            align={align}
            sizes={sizes}
          />
          {sizes &&
            others
              .slice(0, Math.max(0, groups - 1))
              .map((rows, index) => <TablePart key={index} rows={rows} align={align} sizes={sizes} />)}
          {sizes && rowsToCome > 0 && <div style={{ blockSize: `${rowsToCome * sizes.row}rem` }} />}
        </div>
      </div>
    </div>
  )
})

/** The same object for the same sides: rows are drawn again when theirs is another. */
function useSameAlignment(align: Table['align']): Table['align'] {
  return useMemo(() => align, [align.join()])
}
