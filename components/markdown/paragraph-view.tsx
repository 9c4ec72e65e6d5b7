import type { Paragraph } from '../../lib/markdown/tree.ts'
import { drawInlines } from './inlines.tsx'
import leaf from './leaf.module.css'
import style from './paragraph-view.module.css'

export function drawParagraph({ continues, inlines }: Paragraph) {
  return (
    <p class={continues ? `${leaf.leaf} ${style.continued}` : leaf.leaf} dir="auto">
      {drawInlines(inlines)}
    </p>
  )
}
