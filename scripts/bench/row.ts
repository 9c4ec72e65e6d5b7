import type { Pair } from './by-turns.ts'

/** One line of the benchmark: medians of what was measured in this run. */
export interface Row {
  /** What is measured, from general to special: `open/panel`. */
  name: string
  /** Of `ours`, `floor` and `limit`. */
  unit: 'ms'
  ours: number
  /** The same of the bare extension, in the same browser and by turns with ours. */
  floor: number
  /** `ours / floor`. */
  ratio: number
  /** The most that `ours` may be. Where the promise is a multiple of the floor, that multiple of this run's floor. */
  limit: number
  ok: boolean
}

/** What is promised: so many times the floor, or so much whatever the floor. */
export type Promised = { timesFloor: number } | { atMost: number }

export function toRow(name: string, unit: Row['unit'], pairs: Pair<number>[], promised: Promised): Row {
  const ours = median(pairs.map(pair => pair.ours))
  const floor = median(pairs.map(pair => pair.floor))
  const limit = 'atMost' in promised ? promised.atMost : promised.timesFloor * floor
  return { name, unit, ours, floor, ratio: ours / floor, limit, ok: ours <= limit }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const low = sorted[Math.floor(middle)]
  const high = sorted[Math.ceil(middle)]
  if (low === undefined || high === undefined) throw new Error('Nothing was measured')
  return (low + high) / 2
}
