import type { Paragraph } from '../../lib/markdown/tree.ts'
import { drawInlines } from './inlines.tsx'
import { leafClass } from './leaf-class.ts'
import style from './paragraph-view.module.css'

export function drawParagraph({ continues, inlines }: Paragraph, key: number) {
  const leaf = leafClass(inlines)
  return (
    <p key={key} class={continues ? `${leaf} ${style.continued}` : leaf} dir="auto">
      {drawInlines(inlines)}
    </p>
  )
}
