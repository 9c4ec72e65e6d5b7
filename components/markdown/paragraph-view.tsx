import type { Paragraph } from '../../lib/markdown/tree.ts'
import { Inlines } from './inlines.tsx'
import leaf from './leaf.module.css'
import style from './paragraph-view.module.css'

export function ParagraphView({ paragraph }: { readonly paragraph: Paragraph }) {
  const looks = paragraph.continues ? `${leaf.leaf} ${style.continued}` : leaf.leaf
  return (
    <p class={looks} dir="auto">
      <Inlines inlines={paragraph.inlines} />
    </p>
  )
}
