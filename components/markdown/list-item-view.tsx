import { plainText } from '../../lib/markdown/plain-text.ts'
import type { ListItem } from '../../lib/markdown/tree.ts'
import { drawBlocks } from './blocks.tsx'
import { drawOnce } from './draw-once.ts'
import flow from './flow.module.css'
import style from './list-item-view.module.css'
import { textDirectionOf } from './text-direction-of.ts'

export const drawItem = drawOnce((item: ListItem, key) => {
  const { checked, children } = item
  const dir = textDirectionOf(children)
  if (checked === undefined)
    return (
      <li key={key} class={`${flow.flow} ${style.item}`} dir={dir}>
        {drawBlocks(children)}
      </li>
    )
  return (
    <li key={key} class={`${flow.flow} ${style.item} ${style.task}`} dir={dir}>
      <input class={style.box} type="checkbox" disabled checked={checked} aria-label={nameOf(item)} />
      {drawBlocks(children)}
    </li>
  )
})

function nameOf({ children }: ListItem): string {
  const first = children[0]?.[0]
  return (first?.type === 'paragraph' && plainText(first.inlines).slice(0, 200)) || 'Task'
}
