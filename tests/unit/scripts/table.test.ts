import { expect, test } from 'vitest'
import type { Row } from '../../../scripts/bench/row.ts'
import { toTable } from '../../../scripts/bench/table.ts'

const row: Row = { name: 'open/panel', unit: 'ms', ours: 50, floor: 40, ratio: 1.25, limit: 80, ok: true }
const lone: Row = { name: 'size', unit: 'kB', ours: 61, floor: null, ratio: null, limit: 60, ok: false }

test('lines figures up under what they are, and leaves out what there is not', () => {
  expect(toTable([row, lone])).toBe(
    [
      '               ours    floor   ratio    limit',
      'open/panel  50.0 ms  40.0 ms  1.25 ×  80.0 ms    ok',
      'size        61.0 kB        –       –  60.0 kB  over',
    ].join('\n'),
  )
})

test('has columns for another build where one was measured', () => {
  const [head, line] = toTable([{ ...row, against: 100, againstRatio: 0.5 }]).split('\n')
  expect(head?.trim().split(/\s+/)).toEqual(['ours', 'floor', 'ratio', 'against', 'ratio', 'limit'])
  expect(line).toMatch(/1\.25 × +100\.0 ms +0\.50 × +80\.0 ms +ok$/)
})
