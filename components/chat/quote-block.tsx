import type { Part } from '../../lib/model/message.ts'
import { LongText } from './long-text.tsx'
import style from './quote-block.module.css'

interface Props {
  readonly quote: Extract<Part, { type: 'selection' }>
}

export function QuoteBlock({ quote }: Props) {
  return (
    <figure class={style.figure}>
      <blockquote class={style.quote} dir="auto">
        <LongText text={quote.text} shown={600} />
      </blockquote>
      {quote.host && <figcaption class={style.host}>{quote.host}</figcaption>}
    </figure>
  )
}
