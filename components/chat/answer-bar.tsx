import { RotateCw } from 'lucide-preact'
import type { RefObject } from 'preact'
import type { Answer } from '../../lib/model/message.ts'
import { toRichText } from '../markdown/to-rich-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { AnswerActions } from './answer-actions.ts'
import style from './answer-bar.module.css'
import { CopyButton } from './copy-button.tsx'
import { TokenUse } from './token-use.tsx'

interface Props {
  readonly answer: Answer
  /** What the answer's text is drawn in. */
  readonly drawn: RefObject<Element | null>
  readonly last: boolean
  readonly actions: AnswerActions
}

/** Under an answer that is whole: quiet, nothing needs doing. */
export function AnswerBar({ answer, drawn, last, actions }: Props) {
  return (
    <div class={style.bar}>
      {answer.text && (
        <>
          <CopyButton text={answer.text} announce={actions.announce} />
          <CopyButton
            text={answer.text}
            toRichText={() => (drawn.current ? toRichText(drawn.current) : '')}
            announce={actions.announce}
          />
        </>
      )}
      {last && <IconButton name="Retry" icon={RotateCw} look="small" onClick={() => actions.retry(answer)} />}
      <TokenUse answer={answer} />
    </div>
  )
}
