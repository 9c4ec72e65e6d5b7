import { X } from 'lucide'
import type { Draft } from '../../lib/model/draft.ts'
import { IconButton } from '../ui/icon-button.tsx'
import style from './quote-chip.module.css'

interface Props {
  readonly quote: NonNullable<Draft['quote']>
  readonly onRemove: () => void
}

/** More than the two lines that are seen, less than a book to lay out. */
const SHOWN = 400

export function QuoteChip({ quote, onRemove }: Props) {
  return (
    <div class={style.chip}>
      <div class={style.body}>
        <p class={style.source}>Selection{quote.host && ` from ${quote.host}`}</p>
        <p class={style.text} dir="auto">
          {quote.text.slice(0, SHOWN).toWellFormed()}
        </p>
      </div>
      <IconButton name="Remove quote" icon={X} look="small" onClick={onRemove} />
    </div>
  )
}
