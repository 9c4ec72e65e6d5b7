import { GROUP, type Groups } from '../../lib/markdown/tree.ts'

/** The list in groups. One that holds what it held before is the same array as before. */
export function regroup<T>(list: readonly T[], before: Groups<T>): Groups<T> {
  return Array.from({ length: Math.ceil(list.length / GROUP) }, (_, index) => {
    const group = list.slice(index * GROUP, (index + 1) * GROUP)
    const old = before[index]
    return old?.length === group.length && old.every((item, at) => item === group[at]) ? old : group
  })
}
