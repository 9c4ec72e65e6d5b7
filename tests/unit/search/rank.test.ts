import { expect, test } from 'vitest'
import { rank } from '../../../lib/search/rank.ts'

const heads = ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, title: id, created: 1, updated: 1 }))
const ids = (called: string, said: string, enough?: number) =>
  rank(
    heads,
    ({ id }) => called.includes(id),
    ({ id }) => said.includes(id),
    enough,
  ).map(({ head }) => head.id)

test('what is called so comes before what says so, each in the order of the list, and once', () => {
  expect(ids('bd', 'abe')).toEqual(['b', 'd', 'a', 'e'])
})

test('where so many that are called so are enough, nobody behind them is asked', () => {
  const asked: string[] = []
  const isCalled = ({ id }: { id: string }) => asked.push(id) > 0
  expect(rank(heads, isCalled, () => false, 2)).toHaveLength(2)
  expect(asked).toEqual(['a', 'b'])
  expect(ids('d', 'ae', 2)).toEqual(['d', 'a', 'e'])
})
