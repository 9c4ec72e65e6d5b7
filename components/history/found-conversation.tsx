import type { ConversationId } from '../../lib/model/message.ts'
import type { Found } from '../../lib/page/found.ts'
import type { Target } from '../../lib/page/target.ts'
import { memo } from '../ui/memo.ts'
import pressable from '../ui/pressable.module.css'
import style from './found-conversation.module.css'
import { Marked } from './marked.tsx'

interface Props {
  readonly found: Found
  readonly current: boolean
  readonly onPick: (id: ConversationId, target?: Target) => void
}

/** Its title opens it, and each passage opens it there. */
export const FoundConversation = memo(({ found, current, onPick }: Props) => {
  const { head, title, passages, more } = found
  return (
    <li class={style.found}>
      <button
        type="button"
        class={`${pressable.pressable} ${style.title}`}
        {...(current && { 'aria-current': 'true' as const })}
        onClick={() => onPick(head.id)}
      >
        <span class={style.name} dir="auto">
          {head.title ? <Marked pieces={title} /> : 'New chat'}
        </span>
        <time class={style.date} dateTime={new Date(head.updated).toISOString()}>
          {dateOf(head.updated, Date.now())}
        </time>
      </button>
      {passages.map(({ messageId, role, pieces }) => (
        <button
          key={messageId}
          type="button"
          class={`${pressable.pressable} ${style.passage}`}
          onClick={() => onPick(head.id, { messageId, passage: pieces })}
        >
          <span class={style.who}>{role === 'user' ? 'You' : 'Mishalsgpt'}</span>
          <span class={style.text} dir="auto">
            <Marked pieces={pieces} />
          </span>
        </button>
      ))}
      {more > 0 && (
        <p class={style.more}>
          and {more.toLocaleString('en')} more {more === 1 ? 'message' : 'messages'}
        </p>
      )}
    </li>
  )
})

function dateOf(time: number, now: number): string {
  const date = new Date(time)
  const thisYear = date.getFullYear() === new Date(now).getFullYear()
  return date.toLocaleDateString('en', {
    day: 'numeric',
    month: 'short',
    ...(!thisYear && { year: 'numeric' }),
  })
}
