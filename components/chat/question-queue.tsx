import { useComputed } from '@preact/signals'
import { Pencil, Trash2 } from 'lucide'
import type { ComponentProps, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { runningAnswer } from '../../lib/model/conversation.ts'
import { isHeld } from '../../lib/model/queued-question.ts'
import { titleOf } from '../../lib/model/title.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { SetupButton } from '../setup/setup-button.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { LazyFailureNote } from './lazy-failures.tsx'
import style from './question-queue.module.css'
import type { TurnActions } from './turn-actions.ts'

interface Props {
  readonly page: Pick<ChatPage, 'queue' | 'connection'> & ComponentProps<typeof SetupButton>['page']
  /** The composer's. */
  readonly textarea: RefObject<HTMLTextAreaElement | null>
  readonly actions: Pick<TurnActions, 'announce' | 'openOptions'>
}

const WAITING = 'Waiting: an answer before is not whole'

/** The questions that wait for the answer before them, above the composer they came from. */
export function QuestionQueue({ page, textarea, actions }: Props) {
  const { queue, connection } = page
  const questions = queue.questions.value
  const running = useComputed(() => runningAnswer(page.conversation.value) !== undefined).value
  const held = useComputed(() =>
    queue.questions.value.slice(0, 1).some(first => isHeld(page.conversation.value, first)),
  ).value
  const id = useComputed(() => page.conversation.value.id).value
  const before = useRef({ id, length: questions.length })

  useLayoutEffect(() => {
    const grew = before.current.id === id && questions.length > before.current.length
    // A queue that is merely looked at has not grown.
    if (grew && running) actions.announce('Question queued')
    before.current = { id, length: questions.length }
  }, [id, questions.length])

  const [next] = questions
  const removed = queue.removed.value
  if (!next && !removed) return null
  const failure = queue.failure.value

  /** What had the focus goes with its question. */
  function leave(): void {
    textarea.current?.focus()
  }

  return (
    <section class={style.queue} aria-label="Queued questions">
      {next && (
        <div class={style.head}>
          {running ? (
            <h2 class={style.title}>
              {held ? WAITING : 'Asked next'}
              {questions.length > 1 && ` · ${questions.length.toLocaleString('en')}`}
            </h2>
          ) : (
            <div class={style.held}>
              <h2 class={style.why}>{failure ? 'Not asked yet' : WAITING}</h2>
              <Button
                onClick={() => {
                  queue.sendNow(next.id)
                  leave()
                }}
              >
                Send now
              </Button>
            </div>
          )}
          {!running && failure && (
            <div class={style.failure}>
              <LazyFailureNote
                failure={failure}
                connection={connection.value}
                onOpenOptions={actions.openOptions}
                setupButton={<SetupButton page={page} worded />}
              />
            </div>
          )}
        </div>
      )}
      <ol class={style.questions}>
        {questions.map(question => {
          const words = titleOf(question)
          return (
            <li key={question.id} class={style.question}>
              <span class={style.words} dir="auto" title={words}>
                {words}
              </span>
              <IconButton
                name={`Edit “${words}”`}
                icon={Pencil}
                look="small"
                onClick={() => {
                  void queue.edit(question)
                  leave()
                }}
              />
              <IconButton
                name={`Remove “${words}”`}
                icon={Trash2}
                look="small"
                onClick={() => {
                  queue.remove(question)
                  leave()
                }}
              />
            </li>
          )
        })}
      </ol>
      {removed && (
        <div class={style.question} role="status">
          <span class={style.words} dir="auto">
            Removed “{titleOf(removed)}”
          </span>
          <Button
            look="plain"
            onClick={() => {
              queue.undoRemove()
              leave()
            }}
          >
            Undo
          </Button>
        </div>
      )}
    </section>
  )
}
