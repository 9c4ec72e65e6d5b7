import { Square, SquareCheck } from 'lucide'
import { useRef } from 'preact/hooks'
import type { ConversationHead } from '../../lib/model/conversation.ts'
import { drawIcon } from '../ui/draw-icon.tsx'
import { memo } from '../ui/memo.ts'
import { AnswerMark } from './answer-mark.tsx'
import style from './history-row.module.css'
import { ROW } from './list-layout.ts'
import { RenameField } from './rename-field.tsx'
import type { RowActions } from './row-actions.ts'
import tools from './row-tools.module.css'
import { RowTools } from './row-tools.tsx'
import { useRenaming } from './use-renaming.ts'

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
  const row = useRef<HTMLLIElement>(null)
  const renaming = useRenaming(row, head.id, actions)
  const title = head.title || 'New chat'
  const isSelecting = selected !== undefined
  const tabIndex = reachable ? 0 : -1

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'F2' && !isSelecting) renaming.begin()
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
      {renaming.isOn ? (
        <RenameField title={title} renaming={renaming} />
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
            <span class={`${tools.tools} ${style.actions}`}>
              <RowTools
                head={head}
                title={title}
                tabIndex={tabIndex}
                actions={actions}
                onRename={renaming.begin}
              />
            </span>
          )}
        </>
      )}
    </li>
  )
})

function Box({ checked }: { readonly checked: boolean }) {
  return drawIcon(checked ? SquareCheck : Square, 16, { class: style.box })
}
