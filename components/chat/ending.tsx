import type { ManagedMark } from '../../lib/model/connection.ts'
import type { FailureKind } from '../../lib/model/failure.ts'
import type { Answer, Outcome } from '../../lib/model/message.ts'
import { Button } from '../ui/button.tsx'
import { Fold } from '../ui/fold.tsx'
import style from './ending.module.css'
import type { TurnActions } from './turn-actions.ts'

/** Of what is mended in Options, and of what a look at the server's own page tells more. */
const IN_OPTIONS: readonly FailureKind[] = [
  'unreachable',
  'unauthorized',
  'not-found',
  'bad-request',
  'redirected',
  'malformed',
  'no-connection',
]
const IN_TAB: readonly FailureKind[] = ['unreachable', 'redirected']

interface Props {
  readonly answer: Answer
  readonly outcome: Outcome
  readonly sentence: string
  readonly last: boolean
  /** Whether questions go to another server by now. */
  readonly left: boolean
  readonly lock: ManagedMark | undefined
  readonly actions: TurnActions
}

/** How an answer ended that is not simply whole, and the ways on from there. */
export function Ending({ answer, outcome, sentence, last, left, lock, actions }: Props) {
  const failure = 'failure' in outcome ? outcome.failure : undefined
  const filtered = outcome.status === 'complete' && outcome.finishReason === 'content_filter'
  const canContinue = answer.text !== '' && !filtered
  return (
    <div class={failure ? style.failure : style.ending}>
      <p class={failure ? style.sentence : style.quiet}>{sentence}</p>
      {failure?.serverWords && <Fold summary="What the server said" text={failure.serverWords} />}
      <div class={style.actions}>
        {last && !left && failure?.kind === 'permission' && (
          <Button look="primary" onClick={() => actions.allow(answer)}>
            Allow {answer.host}
          </Button>
        )}
        {last && !left && failure?.kind === 'origin-refused' && (
          <Button look="primary" onClick={() => actions.dropOrigin(answer)}>
            Ask without Origin
          </Button>
        )}
        {last && canContinue && <Button onClick={() => actions.continueAnswer(answer)}>Continue</Button>}
        {last && <Button onClick={() => actions.retry(answer)}>Retry</Button>}
        {last && failure && isForOptions(failure.kind, lock) && (
          <Button onClick={actions.openOptions}>Open Options</Button>
        )}
        {last && !left && actions.address.value && failure && IN_TAB.includes(failure.kind) && (
          <a class={style.tab} href={actions.address.value} target="_blank" rel="noreferrer">
            Open in a tab
          </a>
        )}
      </div>
    </div>
  )
}

/** Of a connection that is locked only the key may be the person's to change there. */
function isForOptions(kind: FailureKind, lock: ManagedMark | undefined): boolean {
  if (lock) return kind === 'unauthorized' && !lock.key
  return IN_OPTIONS.includes(kind)
}
