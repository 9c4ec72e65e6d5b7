import type { Row } from './row.ts'

/** The rows as a person reads them. */
export function toTable(rows: Row[]): string {
  const isCompared = rows.some(row => row.against !== undefined)
  const head = ['', 'ours', 'floor', 'ratio', ...(isCompared ? ['against', 'ratio'] : []), 'limit', '']
  const lines = rows.map(({ name, unit, ours, floor, ratio, against, againstRatio, limit, ok }) => [
    name,
    figure(ours, unit),
    figure(floor, unit),
    times(ratio),
    ...(isCompared ? [figure(against, unit), times(againstRatio)] : []),
    figure(limit, unit),
    ok ? 'ok' : 'over',
  ])
  const table = [head, ...lines]
  const widths = head.map((_, column) => Math.max(...table.map(cells => cells[column]?.length ?? 0)))
  return table
    .map(cells =>
      cells
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

type Figure = number | null | undefined

const figure = (value: Figure, unit: Row['unit']): string =>
  value == null ? '–' : unit ? `${value.toFixed(1)} ${unit}` : value.toFixed(2)

const times = (value: Figure): string => (value == null ? '–' : `${value.toFixed(2)} ×`)

/** Names to the left, figures to the right. */
const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width)
