import { useComputed } from '@preact/signals'
import { ArrowDown } from 'lucide-preact'
import { useId } from 'preact/hooks'
import { toBranch } from '../../lib/model/conversation.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import type { AnswerActions } from './answer-actions.ts'
import style from './log.module.css'
import { Turn } from './turn.tsx'
import { useFollowEnd } from './use-follow-end.ts'

interface Props {
  readonly conversation: ChatPage['conversation']
  readonly actions: AnswerActions
}

export function Log({ conversation, actions }: Props) {
  const branch = useComputed(() => toBranch(conversation.value)).value
  const leaf = useComputed(() => conversation.value.leaf)
  const id = useId()
  const { scroller, content, away, toEnd } = useFollowEnd(leaf)
  return (
    <div class={style.frame}>
      <div
        ref={scroller}
        id={id}
        class={style.scroller}
        role="log"
        aria-live="off"
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <div ref={content} class={style.turns}>
          {branch.map((message, index) => (
            <Turn key={message.id} message={message} last={index === branch.length - 1} actions={actions} />
          ))}
        </div>
      </div>
      {away.value && (
        <button type="button" class={style.end} aria-controls={id} onClick={toEnd}>
          <ArrowDown size={14} aria-hidden="true" />
          Jump to the end
        </button>
      )}
    </div>
  )
}
