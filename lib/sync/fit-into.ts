import type { SyncFault } from '../model/sync.ts'
import { type Items, itemBytes, leftovers, toItems } from './items.ts'
import type { Merged } from './merge.ts'

/** What a browser keeps for an extension. Some is left: what is deleted must be said when it is full, too. */
export const SYNC_LIMITS = { bytes: 102_400, items: 512, spareBytes: 2_048, spareItems: 16 } as const

export interface Fitted {
  /** To be taken out first, which makes room. */
  readonly remove: readonly string[]
  readonly set: Readonly<Record<string, unknown>>
  readonly leftOut: readonly { readonly name: string; readonly why: SyncFault }[]
}

/** What of `writes` there is room for beside what lies there, one after the other: what is too long keeps out no other. */
export function fitInto(items: Items, { writes, forgotten }: Pick<Merged, 'writes' | 'forgotten'>): Fitted {
  const after = new Map(items)
  const remove: string[] = []
  const set: Record<string, unknown> = {}
  const leftOut: { name: string; why: SyncFault }[] = []
  let bytes = bytesOf(items)

  function takeOut(names: readonly string[]): void {
    for (const name of names) {
      bytes -= itemBytes(name, after.get(name))
      after.delete(name)
      remove.push(name)
    }
  }

  for (const name of forgotten) takeOut(leftovers(after, name))
  for (const [name, { at, by, data }] of writes) {
    const added = toItems(name, { at, by }, data)
    const [spareBytes, spareItems] = data === null ? [0, 0] : [SYNC_LIMITS.spareBytes, SYNC_LIMITS.spareItems]
    const replaced = new Map(leftovers(after, name).map(item => [item, after.get(item)]))
    const total = bytes - bytesOf(replaced) + bytesOf(added)
    const count = after.size - replaced.size + added.size
    if (bytesOf(added) > SYNC_LIMITS.bytes - spareBytes) leftOut.push({ name, why: 'too-large' })
    else if (total > SYNC_LIMITS.bytes - spareBytes || count > SYNC_LIMITS.items - spareItems)
      leftOut.push({ name, why: 'full' })
    else {
      takeOut(leftovers(after, name, added))
      for (const [item, value] of added) {
        after.set(item, value)
        set[item] = value
      }
      bytes = total
    }
  }
  return { remove, set, leftOut }
}

function bytesOf(items: Items): number {
  let bytes = 0
  for (const [name, value] of items) bytes += itemBytes(name, value)
  return bytes
}
