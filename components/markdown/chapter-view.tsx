import type { Block, Groups } from '../../lib/markdown/tree.ts'
import { memo } from '../ui/memo.ts'
import { BlockGroup } from './blocks.tsx'
import flow from './flow.module.css'
import style from './markdown.module.css'

/** So many chapters at the end, and groups of a chapter, are drawn wherever the reader is. */
export const NEAR = 2

interface Props {
  readonly groups: Groups<Block>
  /** How many chapters follow: those beyond `NEAR` make no difference. */
  readonly after: number
  /** More may come at the end of it. */
  readonly growing: boolean
}

/** Groups in a box: each of them has a price for the browser in every frame, seen or not, and there may be thousands. */
export const ChapterView = memo(({ groups, after, growing }: Props) => (
  <div class={after < NEAR ? style.chapter : `${style.chapter} ${style.far}`}>
    {groups.map((blocks, index) => {
      const rest = groups.length - 1 - index
      const isFar = after >= NEAR || rest >= NEAR
      const isWritten = growing && rest === 0
      return (
        <div
          key={index}
          class={`${flow.flow} ${style.group} ${isFar ? style.far : ''} ${isWritten ? style.written : ''}`}
        >
          <BlockGroup members={blocks} />
        </div>
      )
    })}
  </div>
))
