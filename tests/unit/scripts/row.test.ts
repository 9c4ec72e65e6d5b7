import { expect, test } from 'vitest'
import type { Samples } from '../../../scripts/bench/by-turns.ts'
import { figuresToRow, toRow } from '../../../scripts/bench/row.ts'

const samples = (taken: Samples<number>['taken'], faults: Samples<number>['faults'] = {}) => ({
  taken,
  faults,
})

test('holds the median against so many times the floor’s median', () => {
  const row = toRow('a', 'ms', samples({ ours: [9, 1, 5], floor: [2, 2, 50] }), { timesFloor: 3 })
  expect(row).toEqual({ name: 'a', unit: 'ms', ours: 5, floor: 2, ratio: 2.5, limit: 6, ok: true })
  expect(toRow('a', 'ms', samples({ ours: [7], floor: [2] }), { timesFloor: 3 }).ok).toBe(false)
})

test('holds it against a fixed limit where there is no floor', () => {
  const row = toRow('a', 'kB', samples({ ours: [60] }), { atMost: 60 })
  expect(row).toEqual({ name: 'a', unit: 'kB', ours: 60, floor: null, ratio: null, limit: 60, ok: true })
})

test('shows another build beside ours only where one is measured', () => {
  const row = toRow('a', 'ms', samples({ ours: [10], floor: [5], against: [40] }), { timesFloor: 3 })
  expect(row).toMatchObject({ against: 40, againstRatio: 0.25, ok: true })
  const fallen = toRow('a', 'ms', samples({ ours: [10] }, { against: 'It crashed' }), { atMost: 20 })
  expect(fallen).toMatchObject({ against: null, againstRatio: null, ok: true })
  expect(fallen).not.toHaveProperty('fault')
})

test('is over its limit with a fault, even if it held out for some turns', () => {
  const row = toRow('a', 'ms', samples({ ours: [1], floor: [5] }, { ours: 'Text was lost' }), {
    timesFloor: 3,
  })
  expect(row).toMatchObject({ ours: null, ratio: null, ok: false, fault: 'Text was lost' })
})

test('is over its limit where the floor that makes the limit is missing', () => {
  const row = toRow('a', 'ms', samples({ ours: [1] }, { floor: 'It crashed' }), { timesFloor: 3 })
  expect(row).toMatchObject({ floor: null, limit: null, ok: false, fault: 'The floor: It crashed' })
})

test('takes an exponent as it takes a time', () => {
  const row = figuresToRow('growth', '', { ours: 1.2, floor: 1 }, { atMost: 1.1 })
  expect(row).toEqual({ name: 'growth', unit: '', ours: 1.2, floor: 1, ratio: 1.2, limit: 1.1, ok: false })
})
