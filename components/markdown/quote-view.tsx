import type { Quote } from '../../lib/markdown/tree.ts'
import { Blocks } from './blocks.tsx'
import flow from './flow.module.css'
import style from './quote-view.module.css'
import { textDirectionOf } from './text-direction-of.ts'

export function QuoteView({ quote }: { readonly quote: Quote }) {
  return (
    <blockquote class={`${flow.flow} ${style.quote}`} dir={textDirectionOf(quote.children)}>
      <Blocks groups={quote.children} />
    </blockquote>
  )
}
