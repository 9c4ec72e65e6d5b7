import { GROUP, type Groups } from '../tree.ts'

/** Members by index, and what becomes of each. */
export type Changes<T> = ReadonlyMap<number, (member: T) => T>

/** Grows at its end, in groups that keep their identity once they are full. */
export class Children<T> {
  private full: (readonly T[])[]
  private last: readonly T[]

  constructor(full: readonly (readonly T[])[] = [], last: readonly T[] = []) {
    this.full = [...full]
    this.last = last
  }

  get length(): number {
    return this.full.length * GROUP + this.last.length
  }

  /** Another one with the same members, that grows apart from this one. */
  fork(): Children<T> {
    return new Children(this.full, this.last)
  }

  push(child: T): void {
    const group = [...this.last, child]
    if (group.length < GROUP) {
      this.last = group
      return
    }
    this.full.push(group)
    this.last = []
  }

  change(changes: Changes<T>): void {
    const groups = changeMembers([...this.full, this.last], changes)
    this.last = groups.at(-1) ?? []
    this.full = groups.slice(0, -1)
  }

  /** All of them, and behind them these. */
  toGroups(more: readonly T[] = []): Groups<T> {
    const groups = [...this.full]
    let last = this.last
    for (const child of more) {
      last = [...last, child]
      if (last.length < GROUP) continue
      groups.push(last)
      last = []
    }
    if (last.length > 0) groups.push(last)
    return groups
  }
}

/** Another list, in which the groups without a change are the same objects. */
export function changeMembers<T>(groups: Groups<T>, changes: Changes<T>): (readonly T[])[] {
  const changed = groups.map(group => group)
  for (const at of new Set([...changes.keys()].map(index => Math.floor(index / GROUP)))) {
    const group = groups[at]
    if (!group) continue
    changed[at] = group.map((member, place) => changes.get(at * GROUP + place)?.(member) ?? member)
  }
  return changed
}
