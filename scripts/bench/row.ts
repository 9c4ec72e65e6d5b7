import type { Samples } from './by-turns.ts'
import { median } from './median.ts'

/** One line of the benchmark: medians of what was measured in this run. */
export interface Row {
  /** What is measured, from general to special: `open/panel`. */
  name: string
  /** Of `ours`, `floor`, `against` and `limit`; empty for a bare number. An MB is 1,000,000 bytes. */
  unit: 'ms' | 'kB' | 'MB' | ''
  /** `null` where it could not be measured: see `fault`. */
  ours: number | null
  /** The same of the bare extension, in the same browser and by turns with ours; `null` where there is none to compare. */
  floor: number | null
  /** `ours / floor`. */
  ratio: number | null
  /** The same of the build that `--against` names; without it there is none. */
  against?: number | null
  /** `ours / against`. */
  againstRatio?: number | null
  /** The most that `ours` may be. Where the promise is a multiple of the floor, that multiple of this run's floor. */
  limit: number | null
  ok: boolean
  /** What else was promised and not kept: it ended early, text was lost, nothing came. */
  fault?: string
}

/** What is promised: so many times the floor, or so much whatever the floor. */
export type Promised = { timesFloor: number } | { atMost: number }

export interface Figures {
  ours: number | null
  floor: number | null
  /** Left out where no other build is measured. */
  against?: number | null
  fault?: string | undefined
}

export function toRow(name: string, unit: Row['unit'], samples: Samples<number>, promised: Promised): Row {
  return figuresToRow(name, unit, figuresOf(samples), promised)
}

export function figuresToRow(name: string, unit: Row['unit'], figures: Figures, promised: Promised): Row {
  const { ours, floor, against, fault } = figures
  const limit = 'atMost' in promised ? promised.atMost : floor && promised.timesFloor * floor
  return {
    name,
    unit,
    ours,
    floor,
    ratio: ratio(ours, floor),
    ...(against === undefined ? {} : { against, againstRatio: ratio(ours, against) }),
    limit,
    ok: !fault && ours !== null && limit !== null && ours <= limit,
    ...(fault ? { fault } : {}),
  }
}

/** Medians; what broke down has none, even where it held out for some turns. */
export function figuresOf({ taken, faults }: Samples<number>): Figures {
  const of = (samples: number[] | undefined, fault: string | undefined) =>
    samples && fault === undefined ? median(samples) : null
  const isCompared = taken.against !== undefined || faults.against !== undefined
  return {
    ours: of(taken.ours, faults.ours),
    floor: of(taken.floor, faults.floor),
    ...(isCompared ? { against: of(taken.against, faults.against) } : {}),
    fault: faults.ours ?? (faults.floor && `The floor: ${faults.floor}`),
  }
}

const ratio = (one: number | null, other: number | null): number | null =>
  one !== null && other ? one / other : null
