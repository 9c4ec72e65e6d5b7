import { useRef, useState } from 'preact/hooks'
import { type Answer, isThinking, isWhole } from '../../lib/model/message.ts'
import { LazyMarkdown, loadMarkdown } from '../markdown/lazy-markdown.tsx'
import { AnswerBar } from './answer-bar.tsx'
import style from './answer-view.module.css'
import { InsteadNote } from './instead-note.tsx'
import { LazyEnding } from './lazy-failures.tsx'
import { Reasoning } from './reasoning.tsx'
import { RetryingNotice } from './retrying-notice.tsx'
import type { TurnActions } from './turn-actions.ts'
import { TypingIndicator } from './typing-indicator.tsx'
import { UnkeptNote } from './unkept-note.tsx'
import { UnsentNote } from './unsent-note.tsx'

interface Props {
  readonly answer: Answer
  /** Whether it is the last turn: only there the conversation can go on from it. */
  readonly last: boolean
  readonly actions: TurnActions
}

export function AnswerView({ answer, last, actions }: Props) {
  // While the first word is waited for.
  loadMarkdown()
  const drawn = useRef<HTMLDivElement>(null)
  const [isHeld, onHeld] = useState(false)
  const { text, reasoning, thought, outcome, retrying, unkept } = answer
  // What the browser would be asked to allow is the server that is used now.
  const isElsewhere = actions.host.value !== undefined && actions.host.value !== answer.host
  const lacksPermission = outcome?.status === 'failed' && outcome.failure.kind === 'permission'
  // A server that was asked in another's place is asked so again.
  const left = isElsewhere && !(lacksPermission && actions.isSubstitute(answer))
  const broken = outcome !== undefined && !isWhole(outcome)
  // What stands below comes with the words that are held back: drawn after it, they would push it out of sight.
  const ended = isHeld ? undefined : outcome
  return (
    <article class={style.answer} aria-label="Mishalsgpt" aria-busy={!ended} data-message={answer.id}>
      <UnsentNote {...answer.sent} />
      <InsteadNote {...answer} />
      {hasWords(reasoning) && (
        <Reasoning
          text={reasoning}
          thought={thought}
          thinking={isThinking(answer)}
          broken={broken && !text}
        />
      )}
      {text && (
        <div ref={drawn} class={style.text}>
          <LazyMarkdown text={text} growing={!outcome} broken={broken} onHeld={onHeld} />
        </div>
      )}
      {!outcome && retrying && <RetryingNotice retrying={retrying} host={answer.host} />}
      {!outcome && !retrying && !text && <TypingIndicator />}
      {unkept && <UnkeptNote />}
      {ended && broken && (
        <LazyEnding
          answer={answer}
          outcome={ended}
          last={last}
          left={left}
          lock={actions.lockOf(answer)}
          actions={actions}
        />
      )}
      {ended && (
        <AnswerBar
          answer={answer}
          {...(!broken && { drawn })}
          retryAbove={last && broken}
          actions={actions}
        />
      )}
    </article>
  )
}

/** Models that were told not to think write the marks of thoughts with white space between them. */
const hasWords = (text: string | undefined): text is string => text !== undefined && /\S/.test(text)
