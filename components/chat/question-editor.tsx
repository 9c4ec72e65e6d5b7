import { useComputed, useSignal } from '@preact/signals'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { Question } from '../../lib/model/message.ts'
import { Button } from '../ui/button.tsx'
import style from './question-editor.module.css'
import { textDirection } from './text-direction.ts'
import { BUSY, type TurnActions } from './turn-actions.ts'

interface Props {
  readonly question: Question
  readonly actions: TurnActions
  /** Whether it was opened just now: one that was left open before does not take the focus. */
  readonly opened: boolean
  readonly onCancel: () => void
}

/** A question in other words, where it stands. What it was stays as another version. */
export function QuestionEditor({ question, actions, opened, onCancel }: Props) {
  const { editing, setEditing, typeIn } = actions
  const text = useComputed(() => editing.value?.text ?? '').value
  const busy = actions.busy.value
  const sending = useSignal(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const hint = useId()
  const canSend = !busy && !sending.value && /\S/.test(text)

  useLayoutEffect(() => {
    const field = box.current
    if (field && opened) {
      field.focus()
      field.setSelectionRange(field.value.length, field.value.length)
    }
    return () => typeIn(undefined)
  }, [])

  async function send(): Promise<void> {
    if (!canSend) return
    sending.value = true
    const isTaken = await actions.editQuestion(question, text)
    sending.value = false
    if (isTaken && editing.peek()?.id === question.id) setEditing(undefined)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') {
      // Further out it stops the answer, or closes the popup.
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void send()
    }
  }

  return (
    <form
      class={style.editor}
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={onKeyDown}
      onFocusIn={() => typeIn(question.id)}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        // It still has the focus where another window has it.
        const holders = [document.activeElement, relatedTarget]
        if (!holders.some(holder => holder instanceof Node && currentTarget.contains(holder)))
          typeIn(undefined)
      }}
    >
      <textarea
        ref={box}
        class={style.input}
        aria-label="Edit your question"
        aria-describedby={hint}
        rows={2}
        autocomplete="off"
        dir={textDirection(text)}
        value={text}
        onInput={event => setEditing({ id: question.id, text: event.currentTarget.value })}
      />
      <div class={style.foot}>
        <p id={hint} class={style.hint}>
          {busy && BUSY}
        </p>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" aria-disabled={!canSend}>
          Send
        </Button>
      </div>
    </form>
  )
}
