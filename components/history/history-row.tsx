import { Pencil, Pin, PinOff, Square, SquareCheck, Trash2 } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import type { ConversationHead } from '../../lib/model/conversation.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { memo } from '../ui/memo.ts'
import { AnswerMark } from './answer-mark.tsx'
import style from './history-row.module.css'
import { ROW } from './list-layout.ts'
import { RenameField } from './rename-field.tsx'
import type { RowActions } from './row-actions.ts'

interface Props {
  readonly head: ConversationHead
  readonly current: boolean
  /** Whether an answer is being written there. */
  readonly answering: boolean
  /** Whether its last answer ended while nobody looked. */
  readonly unread: boolean
  /** The one that Tab comes to; the arrow keys go on from there. */
  readonly reachable: boolean
  /** Its place in its group, from 0, and how many there are. */
  readonly place: number
  readonly size: number
  /** Absent while nothing is being selected. */
  readonly selected?: boolean | undefined
  readonly actions: RowActions
}

export const HistoryRow = memo(function HistoryRow(props: Props) {
  const { head, current, answering, unread, reachable, place, size, selected, actions } = props
  const [renaming, setRenaming] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const title = head.title || 'New chat'
  const isSelecting = selected !== undefined
  const tabIndex = reachable ? 0 : -1

  function endRename(next?: string): void {
    setRenaming(false)
    if (next !== undefined) actions.rename(head.id, next)
    // The field that had the focus is gone with the next paint; whoever clicked elsewhere has taken it along.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) row.current?.querySelector('button')?.focus()
    })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'F2' && !isSelecting) setRenaming(true)
  }

  return (
    <li
      ref={row}
      class={style.row}
      style={{ insetBlockStart: `${place * ROW}rem` }}
      aria-setsize={size}
      aria-posinset={place + 1}
      data-id={head.id}
    >
      {renaming ? (
        <RenameField title={title} onEnd={endRename} />
      ) : (
        <>
          <button
            type="button"
            class={style.open}
            title={title}
            tabIndex={tabIndex}
            {...(current && { 'aria-current': 'true' as const })}
            {...(isSelecting && { role: 'checkbox', 'aria-checked': selected })}
            onClick={event => actions.press(head.id, event)}
            onKeyDown={onKeyDown}
          >
            {isSelecting && <Box checked={selected} />}
            {(answering || unread) && <AnswerMark answering={answering} />}
            <span class={style.title} dir="auto">
              {title}
            </span>
          </button>
          {!isSelecting && (
            <span class={style.actions}>
              {!isTemporary(head.id) && (
                <IconButton
                  name={head.pinned ? `Unpin “${title}”` : `Pin “${title}”`}
                  icon={head.pinned ? PinOff : Pin}
                  look="small"
                  tabIndex={tabIndex}
                  onClick={() => actions.pin(head.id, !head.pinned)}
                />
              )}
              <IconButton
                name={`Rename “${title}”`}
                icon={Pencil}
                look="small"
                tabIndex={tabIndex}
                onClick={() => setRenaming(true)}
              />
              <IconButton
                name={`Delete “${title}”`}
                icon={Trash2}
                look="small"
                tabIndex={tabIndex}
                onClick={() => actions.remove(head.id)}
              />
            </span>
          )}
        </>
      )}
    </li>
  )
})

function Box({ checked }: { readonly checked: boolean }) {
  const Icon = checked ? SquareCheck : Square
  return <Icon class={style.box} size={16} strokeWidth={1.75} aria-hidden="true" />
}
