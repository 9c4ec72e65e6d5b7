import { RotateCw } from 'lucide-preact'
import type { Answer } from '../../lib/model/message.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { AnswerActions } from './answer-actions.ts'
import style from './answer-bar.module.css'
import { CopyButton } from './copy-button.tsx'

interface Props {
  readonly answer: Answer
  readonly last: boolean
  readonly actions: AnswerActions
}

export function AnswerBar({ answer, last, actions }: Props) {
  // An ending that was not good has a Retry with its name written on it.
  const calm = answer.outcome?.status === 'complete'
  return (
    <div class={style.bar}>
      <CopyButton text={answer.text} announce={actions.announce} />
      {calm && last && (
        <IconButton name="Retry" icon={RotateCw} look="small" onClick={() => actions.retry(answer)} />
      )}
    </div>
  )
}
