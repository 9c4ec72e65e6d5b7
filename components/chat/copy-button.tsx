import { Check, ClipboardType, Copy, TriangleAlert } from 'lucide'
import { copyText } from '../ui/copy-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useFeedback } from '../ui/use-feedback.ts'
import style from './copy-button.module.css'

interface Props {
  readonly text: string
  /** Makes the same as HTML, for programs that have bold letters and tables of their own. */
  readonly toRichText?: () => Promise<string>
  readonly announce: (text: string) => void
}

export function CopyButton({ text, toRichText, announce }: Props) {
  const [said, say] = useFeedback(announce)
  const ready = toRichText ? ClipboardType : Copy

  return (
    <>
      <IconButton
        name={toRichText ? 'Copy as rich text' : 'Copy'}
        icon={said ? (said.ok ? Check : TriangleAlert) : ready}
        look="small"
        onClick={() => copyText(text, 'text', toRichText).then(say)}
      />
      {said && (
        <span class={said.ok ? style.copied : style.failed} aria-hidden="true">
          {said.words}
        </span>
      )}
    </>
  )
}
