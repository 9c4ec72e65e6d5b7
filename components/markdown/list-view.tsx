import type { List, ListItem } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { drawGroups } from './draw-groups.tsx'
import { drawItem } from './list-item-view.tsx'
import style from './list-view.module.css'

/** A tight list looks as a loose one does, so that nothing moves when a blank line makes the one the other. */
export function drawList({ start, items }: List, key: number) {
  const groups = drawGroups(items, drawItem, ItemGroup)
  if (start === undefined)
    return (
      <ul key={key} class={style.list}>
        {groups}
      </ul>
    )
  // Only the last group is not full.
  const first = items[0]?.length ?? 0
  const last = start + Math.max(0, items.length - 1) * first + (items.at(-1)?.length ?? 0) - 1
  return (
    <ol key={key} class={style.list} start={start} style={{ '--digits': roomFor(start, last) }}>
      {groups}
    </ol>
  )
}

const ItemGroup = memo(({ members }: { readonly members: readonly ListItem[] }) => members.map(drawItem))

/** Three digits hang out a little: making room at the hundredth item would move the ninety-nine before it. */
function roomFor(first: number, last: number): number {
  const digits = String(last).length
  return digits > 3 ? digits : Math.max(2, String(first).length)
}
