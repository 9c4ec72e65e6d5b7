import type { Quote } from '../../lib/markdown/tree.ts'
import { drawBlocks } from './blocks.tsx'
import flow from './flow.module.css'
import style from './quote-view.module.css'
import { textDirectionOf } from './text-direction-of.ts'

export function drawQuote({ children }: Quote, key: number) {
  return (
    <blockquote key={key} class={`${flow.flow} ${style.quote}`} dir={textDirectionOf(children)}>
      {drawBlocks(children)}
    </blockquote>
  )
}
