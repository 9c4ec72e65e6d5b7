import { ChevronRight } from 'lucide-preact'
import style from './fold.module.css'

interface Props {
  readonly summary: string
  readonly text: string
}

/** Plain text, folded away until someone asks for it. */
export function Fold({ summary, text }: Props) {
  return (
    <details class={style.fold}>
      <summary class={style.summary}>
        <ChevronRight size={14} aria-hidden="true" />
        {summary}
      </summary>
      <div class={style.body} dir="auto">
        {text}
      </div>
    </details>
  )
}
