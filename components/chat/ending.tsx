import type { Answer, Outcome } from '../../lib/model/message.ts'
import { Button } from '../ui/button.tsx'
import { Fold } from '../ui/fold.tsx'
import type { AnswerActions } from './answer-actions.ts'
import style from './ending.module.css'
import { endingSentence } from './ending-sentence.ts'

interface Props {
  readonly answer: Answer
  readonly outcome: Outcome
  readonly last: boolean
  readonly actions: AnswerActions
}

/** How an answer ended and the ways on from there. Nothing under an answer that is simply whole. */
export function Ending({ answer, outcome, last, actions }: Props) {
  const sentence = endingSentence(answer, outcome)
  if (!sentence) return null
  const failure = 'failure' in outcome ? outcome.failure : undefined
  const filtered = outcome.status === 'complete' && outcome.finishReason === 'content_filter'
  const canContinue = answer.text !== '' && !filtered
  return (
    <div class={failure ? style.failure : style.ending}>
      <p class={failure ? style.sentence : style.quiet}>{sentence}</p>
      {failure?.serverWords && <Fold summary="What the server said" text={failure.serverWords} />}
      {last && (
        <div class={style.actions}>
          {failure?.kind === 'permission' && (
            <Button look="primary" onClick={() => actions.allow(answer)}>
              Allow {answer.host}
            </Button>
          )}
          {canContinue && <Button onClick={() => actions.continueAnswer(answer)}>Continue</Button>}
          {outcome.status !== 'complete' && <Button onClick={() => actions.retry(answer)}>Retry</Button>}
        </div>
      )}
    </div>
  )
}
