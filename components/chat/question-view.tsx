import { useComputed } from '@preact/signals'
import { Pencil } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { isUnreadable, type Question } from '../../lib/model/message.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LongText } from './long-text.tsx'
import { QuestionEditor } from './question-editor.tsx'
import style from './question-view.module.css'
import { QuoteBlock } from './quote-block.tsx'
import type { TurnActions } from './turn-actions.ts'
import { VersionSwitch } from './version-switch.tsx'

interface Props {
  readonly question: Question
  readonly actions: TurnActions
}

export function QuestionView({ question, actions }: Props) {
  const { id } = question
  const isEdited = useComputed(() => actions.editing.value?.id === id).value
  const pencil = useRef<HTMLButtonElement>(null)
  const wasCancelled = useRef(false)

  // In the commit that takes the field away: the focus must not fall out of the page first.
  useLayoutEffect(() => {
    if (isEdited) actions.opening.current = undefined
    if (isEdited || !wasCancelled.current) return
    wasCancelled.current = false
    pencil.current?.focus()
  }, [isEdited])

  function cancel(): void {
    wasCancelled.current = true
    actions.setEditing(undefined)
  }

  return (
    <article
      class={isEdited ? `${style.question} ${style.edited}` : style.question}
      aria-label="You"
      data-message={id}
    >
      <div class={style.bubble}>
        {question.parts.map((part, index) =>
          part.type === 'selection' ? (
            <QuoteBlock key={index} quote={part} />
          ) : (
            !isEdited && (
              <div key={index} class={style.text} dir="auto">
                <LongText text={part.text} shown={4000} />
              </div>
            )
          ),
        )}
        {!isEdited && isUnreadable(question) && (
          <div class={style.unreadable}>
            This question cannot be read: its record is damaged. Import a backup in Options to mend it, or
            choose Edit to ask anew.
          </div>
        )}
        {isEdited && (
          <QuestionEditor
            question={question}
            actions={actions}
            opened={actions.opening.current === id}
            onCancel={cancel}
          />
        )}
      </div>
      {!isEdited && (
        <div class={style.bar}>
          <VersionSwitch id={id} actions={actions} />
          <span class={style.edit}>
            <IconButton
              button={pencil}
              name="Edit"
              icon={Pencil}
              look="small"
              data-opens
              onClick={() => actions.edit(id)}
            />
          </span>
        </div>
      )}
    </article>
  )
}
