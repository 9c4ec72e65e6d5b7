import { useComputed } from '@preact/signals'
import { useId } from 'preact/hooks'
import { toBranch } from '../../lib/model/conversation.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import type { AnswerActions } from './answer-actions.ts'
import { EndButton } from './end-button.tsx'
import style from './log.module.css'
import { Turn } from './turn.tsx'
import { useFollowEnd } from './use-follow-end.ts'
import { useKeptSelection } from './use-kept-selection.ts'

interface Props {
  readonly conversation: ChatPage['conversation']
  readonly actions: AnswerActions
}

export function Log({ conversation, actions }: Props) {
  const branch = useComputed(() => toBranch(conversation.value)).value
  const leaf = useComputed(() => conversation.value.leaf)
  const id = useId()
  const { scroller, content, away, toEnd } = useFollowEnd(leaf)
  useKeptSelection(content)
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
      <EndButton away={away} log={id} onPress={toEnd} />
    </div>
  )
}
