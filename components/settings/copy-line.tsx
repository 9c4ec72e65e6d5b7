import { useSignal } from '@preact/signals'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { Status } from '../ui/status.tsx'
import { useFeedback } from '../ui/use-feedback.ts'
import style from './copy-line.module.css'

interface Props {
  readonly text: string
  /** What it is for. */
  readonly label: string
}

/** A line to be put somewhere else, with a button that copies it. */
export function CopyLine({ text, label }: Props) {
  const announced = useSignal('')
  const [said, say] = useFeedback(words => {
    announced.value = words
  })
  return (
    <div class={style.line}>
      {/* Read from left to right in any language. */}
      <code class={style.code} dir="ltr">
        {text}
      </code>
      <Button aria-label={`Copy the line for ${label}`} onClick={() => void copyText(text, 'line').then(say)}>
        {said?.ok ? said.words : 'Copy'}
      </Button>
      {said && !said.ok && <span>{said.words}</span>}
      <Status text={announced} />
    </div>
  )
}
