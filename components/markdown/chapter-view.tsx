import type { Block, Groups } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { BlockGroup } from './blocks.tsx'
import flow from './flow.module.css'
import style from './markdown.module.css'

/** Groups in a box: each of them has a price for the browser in every frame, seen or not, and there may be thousands. */
export const ChapterView = memo(({ groups }: { readonly groups: Groups<Block> }) => (
  <div class={style.chapter}>
    {groups.map((blocks, index) => (
      <div key={index} class={`${flow.flow} ${style.group}`}>
        <BlockGroup members={blocks} />
      </div>
    ))}
  </div>
))
