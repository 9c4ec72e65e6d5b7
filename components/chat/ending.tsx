import type { ManagedMark } from '../../lib/model/connection.ts'
import type { Answer, Outcome } from '../../lib/model/message.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Fold } from '../ui/fold.tsx'
import style from './ending.module.css'
import { endingSentence } from './ending-sentence.ts'
import { StoredLink } from './stored-link.tsx'
import type { TurnActions } from './turn-actions.ts'
import { UpdateButton } from './update-button.tsx'
import { waysOn } from './ways-on.ts'

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
  const ways = failure ? waysOn(failure, lock) : []
  const address = actions.address.value
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
      {ways.includes('start-over') && (
        <Button look="primary" onClick={() => actions.startOver(answer)}>
          Ask in a new chat
        </Button>
      )}
      {ways.includes('new-chat') && <Button onClick={actions.newChat}>New chat</Button>}
      {answer.text !== '' && !filtered && (
        <Button onClick={() => actions.continueAnswer(answer)}>Continue</Button>
      )}
      <Button onClick={() => actions.retry(answer)}>Retry</Button>
      {ways.includes('edit') && (
        <Button onClick={() => actions.edit(answer.parent)}>Edit the question</Button>
      )}
      {ways.includes('another-model') && (
        <Button aria-haspopup="dialog" onClick={event => actions.openMenu(answer, event.currentTarget)}>
          Retry with another model
        </Button>
      )}
      {ways.includes('options') && <Button onClick={actions.openOptions}>Open Options</Button>}
      {ways.includes('stored') && <StoredLink />}
      {ways.includes('update') && <UpdateButton />}
      {!left && address && ways.includes('tab') && <ButtonLink href={address}>Open in a tab</ButtonLink>}
    </div>
  )
}
