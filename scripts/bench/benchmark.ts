import type { Row } from './row.ts'
import type { Stage } from './stage.ts'

/** Rows that are measured together. */
export interface Benchmark {
  /** The names of its rows, in their order. */
  rows: string[]
  /** Where some rows cost a lot by themselves, only those are measured that are wanted. */
  measure(stage: Stage, isWanted: (row: string) => boolean): Promise<Row[]>
}
