import type { Row } from './row.ts'
import type { Stage } from './stage.ts'

/** Rows that are measured together. */
export interface Benchmark {
  /** The names of its rows, in their order. */
  rows: string[]
  measure(stage: Stage): Promise<Row[]>
}
