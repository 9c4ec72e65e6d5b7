import type { ManagedMark } from '../../lib/model/connection.ts'
import type { Answer, Outcome } from '../../lib/model/message.ts'
import { Button } from '../ui/button.tsx'
import { Fold } from '../ui/fold.tsx'
import style from './ending.module.css'
import { endingSentence } from './ending-sentence.ts'
import type { TurnActions } from './turn-actions.ts'
import { WayButton } from './way-button.tsx'
import { firstWay, type WayOn, waysOn } from './ways-on.ts'

interface Props {
  readonly answer: Answer
  readonly outcome: Outcome
  readonly last: boolean
  /** Whether questions go to another server by now. */
  readonly left: boolean
  readonly lock: ManagedMark | undefined
  readonly actions: TurnActions
}

/** How an answer ended that is not simply whole, and the ways on from there. */
export function Ending({ answer, outcome, last, left, lock, actions }: Props) {
  const failure = 'failure' in outcome ? outcome.failure : undefined
  return (
    <div class={failure ? style.failure : style.ending}>
      <p class={failure ? style.sentence : style.quiet}>{endingSentence(answer, outcome, { left, lock })}</p>
      {failure?.serverWords && <Fold summary="What the server said" text={failure.serverWords} />}
      {last && <EndingActions {...{ answer, outcome, left, lock, actions }} />}
    </div>
  )
}

/** What can be done now: first what helps most. */
function EndingActions({ answer, outcome, left, lock, actions }: Omit<Props, 'last'>) {
  const failure = 'failure' in outcome ? outcome.failure : undefined
  const filtered = outcome.status === 'complete' && outcome.finishReason === 'content_filter'
  const hasAddress = !left && actions.address.value !== undefined
  const ways = failure ? waysOn(failure, lock).filter(way => way !== 'tab' || hasAddress) : []
  const first = failure && firstWay(failure, ways, left)
  const toButton = (way: WayOn) => (
    <WayButton
      key={way}
      way={way}
      answer={answer}
      failure={failure}
      actions={actions}
      isFirst={way === first}
    />
  )
  return (
    <div class={style.actions}>
      {!left && failure?.kind === 'permission' && (
        <Button look="primary" onClick={() => actions.allow(answer)}>
          Allow {answer.host}
        </Button>
      )}
      {!left && failure?.kind === 'origin-refused' && (
        <Button look="primary" onClick={() => actions.dropOrigin(answer)}>
          Ask without Origin
        </Button>
      )}
      {first && toButton(first)}
      {answer.text !== '' && !filtered && (
        <Button onClick={() => actions.continueAnswer(answer)}>Continue</Button>
      )}
      <Button onClick={() => actions.retry(answer)}>Retry</Button>
      {ways.filter(way => way !== first).map(toButton)}
    </div>
  )
}
