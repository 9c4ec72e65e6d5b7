import { expect, test } from 'vitest'
import { toChapters } from '../../../../components/markdown/to-chapters.ts'
import type { Block, Groups } from '../../../../lib/markdown/tree.ts'

const groupsOf = (count: number): Groups<Block> => Array.from({ length: count }, () => [{ type: 'rule' }])

test('every group stands in one chapter, in its order', () => {
  for (const count of [0, 1, 15, 16, 17, 100]) {
    const groups = groupsOf(count)
    expect(toChapters(groups, []).flat()).toEqual(groups)
  }
})

test('a chapter is the same one while its groups are', () => {
  const groups = groupsOf(100)
  const before = toChapters(groups, [])
  const grown = toChapters([...groups, ...groupsOf(1)], before)
  expect(grown.filter((chapter, index) => chapter !== before[index])).toEqual([grown.at(-1)])

  const changed = groups.with(20, [{ type: 'rule' }])
  const later = toChapters(changed, before)
  expect(later.filter((chapter, index) => chapter !== before[index])).toEqual([later[1]])
})

test('a shorter answer has fewer', () => {
  const groups = groupsOf(40)
  expect(toChapters(groups.slice(0, 3), toChapters(groups, []))).toEqual([groups.slice(0, 3)])
})
