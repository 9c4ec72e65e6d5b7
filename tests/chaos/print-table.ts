/** What was tried, how often, what was lost and what was reached by it, how many seconds that took and what was measured. */
export type Row = readonly [
  what: string,
  tries: string,
  lost: string,
  reached: string,
  seconds: string,
  measured?: string,
]

const HEAD: Row = ['what', 'tries', 'lost', 'reached', 'seconds', 'measured: median, most']

export const toSeconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)

export function printTable(rows: readonly Row[], notes: readonly string[] = []): void {
  const all = [HEAD, ...rows]
  const widths = HEAD.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)))
  const line = ([what, tries, lost, reached, seconds, measured = '']: Row) =>
    [
      what.padEnd(widths[0] ?? 0),
      ...[tries, lost, reached, seconds].map((cell, column) => cell.padStart(widths[column + 1] ?? 0)),
      measured,
    ]
      .join('  ')
      .trimEnd()
  console.log([`\n${all.map(line).join('\n')}\n`, ...notes].join('\n'))
}
