import { expect, test } from 'vitest'
import { regroup } from '../../../../components/markdown/code-groups.ts'

const list = (length: number) => Array.from({ length }, (_, index) => `${index}`)

test('groups that hold what they held stay the same arrays', () => {
  const before = regroup(list(70), [])
  expect(before.map(({ length }) => length)).toEqual([32, 32, 6])
  expect(before.flat()).toEqual(list(70))
  const after = regroup([...list(70).slice(0, -1), '69 and more', '70'], before)
  expect(after.map((group, index) => group === before[index])).toEqual([true, true, false])
  expect(after.flat().slice(-2)).toEqual(['69 and more', '70'])
})

test('a shorter list has fewer', () => {
  expect(regroup(list(3), regroup(list(70), []))).toEqual([['0', '1', '2']])
  expect(regroup([], regroup(list(3), []))).toEqual([])
})
