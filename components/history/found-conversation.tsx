import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ConversationId } from '../../lib/model/message.ts'
import type { Found } from '../../lib/page/found.ts'
import type { Target } from '../../lib/page/target.ts'
import { memo } from '../ui/memo.ts'
import pressable from '../ui/pressable.module.css'
import style from './found-conversation.module.css'
import { Marked } from './marked.tsx'
import { RenameField } from './rename-field.tsx'
import type { HeadActions } from './row-actions.ts'
import tools from './row-tools.module.css'
import { RowTools } from './row-tools.tsx'
import { useRenaming } from './use-renaming.ts'

interface Props {
  readonly found: Found
  readonly current: boolean
  readonly actions: HeadActions
  readonly onPick: (id: ConversationId, target?: Target) => void
  readonly onMoreOf: (id: ConversationId) => void
}

/** Its title opens it, and each passage opens it there. */
export const FoundConversation = memo(function FoundConversation(props: Props) {
  const { found, current, actions, onPick, onMoreOf } = props
  const { head, title, passages, more } = found
  const row = useRef<HTMLLIElement>(null)
  const renaming = useRenaming(row, head.id, actions)
  const name = head.title || 'New chat'
  const moreText = `${more.toLocaleString('en')} more ${more === 1 ? 'message' : 'messages'}`
  /** How many were shown when more were asked for. */
  const shown = useRef(Number.POSITIVE_INFINITY)

  // Whoever asked for more goes on at the first of them: the button may be gone.
  useLayoutEffect(() => {
    if (passages.length <= shown.current) return
    row.current?.querySelectorAll<HTMLElement>('[data-passage]')[shown.current]?.focus()
    shown.current = Number.POSITIVE_INFINITY
  }, [passages.length])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'F2') renaming.begin()
    // A key that is held would delete one after the other.
    else if (event.key === 'Delete' && !event.repeat) actions.remove(head.id)
  }

  return (
    <li ref={row} class={style.found}>
      {renaming.isOn ? (
        <RenameField title={name} renaming={renaming} />
      ) : (
        <div class={style.head}>
          <button
            type="button"
            class={`${pressable.pressable} ${style.title}`}
            data-stop
            {...(current && { 'aria-current': 'true' as const })}
            onClick={() => onPick(head.id)}
            onKeyDown={onKeyDown}
          >
            <span class={style.name} dir="auto">
              {head.title ? <Marked pieces={title} /> : name}
            </span>
            <time class={style.date} dateTime={new Date(head.updated).toISOString()}>
              {dateOf(head.updated, Date.now())}
            </time>
          </button>
          <span class={`${tools.tools} ${style.tools}`}>
            <RowTools head={head} title={name} actions={actions} onRename={renaming.begin} />
          </span>
        </div>
      )}
      {passages.map(({ messageId, role, pieces }) => (
        <button
          key={messageId}
          type="button"
          class={`${pressable.pressable} ${style.passage}`}
          data-stop
          data-passage
          onClick={() => onPick(head.id, { messageId, passage: pieces })}
        >
          <span class={style.who}>{role === 'user' ? 'You' : 'Mishalsgpt'}</span>
          <span class={style.text} dir="auto">
            <Marked pieces={pieces} />
          </span>
        </button>
      ))}
      {more > 0 && (
        <button
          type="button"
          class={`${pressable.pressable} ${style.more}`}
          data-stop
          aria-label={`${moreText} in “${name}”`}
          onClick={() => {
            shown.current = passages.length
            onMoreOf(head.id)
          }}
        >
          {moreText}
        </button>
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
