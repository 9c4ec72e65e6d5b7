import type { Row } from './row.ts'

/** The rows as a person reads them. */
export function toTable(rows: Row[]): string {
  const lines = rows.map(({ name, unit, ours, floor, ratio, limit, ok }) => [
    name,
    `${ours.toFixed(1)} ${unit}`,
    `${floor.toFixed(1)} ${unit}`,
    `${ratio.toFixed(2)} ×`,
    `${limit.toFixed(1)} ${unit}`,
    ok ? 'ok' : 'over',
  ])
  const table = [['', 'ours', 'floor', 'ratio', 'limit', ''], ...lines]
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map(cells => cells[column]?.length ?? 0))) ?? []
  return table
    .map(cells =>
      cells
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Names to the left, figures to the right. */
const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width)
