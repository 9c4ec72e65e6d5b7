import { expect, test } from 'vitest'
import { byTurns, pick } from '../../../scripts/bench/by-turns.ts'
import type { Subject } from '../../../scripts/bench/subject.ts'

test('measures each as often, and lets each go first', async () => {
  const order: Subject[] = []
  const { taken } = await byTurns(['ours', 'floor'], async subject => order.push(subject), {
    turns: 2,
    warmUp: false,
  })
  expect(order).toEqual(['ours', 'floor', 'floor', 'ours'])
  expect(taken).toEqual({ ours: [1, 4], floor: [2, 3] })
})

test('throws a first round away, because it fills caches', async () => {
  let count = 0
  const { taken } = await byTurns(['ours'], async () => ++count, { turns: 3 })
  expect(taken).toEqual({ ours: [2, 3, 4] })
})

test('asks no more what has failed, and goes on with the others', async () => {
  const asked: Subject[] = []
  const { taken, faults } = await byTurns(
    ['ours', 'floor'],
    async subject => {
      asked.push(subject)
      if (subject === 'ours') throw new Error('It hangs')
      return 7
    },
    { turns: 2, warmUp: false },
  )
  expect(asked).toEqual(['ours', 'floor', 'floor'])
  expect(taken).toEqual({ floor: [7, 7] })
  expect(faults).toEqual({ ours: 'It hangs' })
})

test('picks one figure of each sample and keeps the faults', () => {
  const samples = { taken: { ours: [{ first: 1, last: 2 }] }, faults: { floor: 'It hangs' } }
  expect(pick(samples, ({ last }) => last)).toEqual({ taken: { ours: [2] }, faults: { floor: 'It hangs' } })
})
