import { useSignal } from '@preact/signals'
import type { OwnOrigin } from '../../lib/page/options-page.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { Status } from '../ui/status.tsx'
import { useFeedback } from '../ui/use-feedback.ts'
import style from './origin-lines.module.css'

interface Props {
  readonly origin: OwnOrigin
}

/** What a server is to be told of us, to be copied. Which system it runs on, only the person knows. */
export function OriginLines({ origin: { name, lines } }: Props) {
  return (
    <dl class={style.lines}>
      <Line label="Ollama on Linux" text={lines.linux} />
      <Line label="Ollama on macOS" text={lines.mac} />
      <Line label="Ollama on Windows" text={lines.windows} />
      <Line label="Any other server" text={name} />
    </dl>
  )
}

function Line({ label, text }: { readonly label: string; readonly text: string }) {
  const announced = useSignal('')
  const [said, say] = useFeedback(words => {
    announced.value = words
  })
  return (
    <div>
      <dt>{label}</dt>
      <dd class={style.line}>
        <code class={style.code}>{text}</code>
        <Button
          aria-label={`Copy the line for ${label}`}
          onClick={() => void copyText(text, 'line').then(say)}
        >
          {said?.ok ? said.words : 'Copy'}
        </Button>
        {said && !said.ok && <span>{said.words}</span>}
        <Status text={announced} />
      </dd>
    </div>
  )
}
