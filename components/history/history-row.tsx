import { Pencil, Trash2 } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import type { ConversationHead } from '../../lib/model/conversation.ts'
import type { ConversationId } from '../../lib/model/message.ts'
import type { History } from '../../lib/page/history.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { AnsweringMark } from './answering-mark.tsx'
import style from './history-row.module.css'
import { RenameField } from './rename-field.tsx'

interface Props {
  readonly head: ConversationHead
  readonly current: boolean
  /** Whether an answer is being written there. */
  readonly answering: boolean
  readonly history: Pick<History, 'rename' | 'remove'>
  readonly onPick: (id: ConversationId) => void
}

export function HistoryRow({ head, current, answering, history, onPick }: Props) {
  const [renaming, setRenaming] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const title = head.title || 'New chat'

  function endRename(next?: string): void {
    setRenaming(false)
    if (next !== undefined) history.rename(head.id, next)
    // The field that had the focus is gone with the next paint.
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus())
  }

  function remove(): void {
    focusNeighbour(row.current)
    history.remove([head.id])
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'F2') setRenaming(true)
    else if (event.key === 'Delete') remove()
  }

  if (renaming) {
    return (
      <li ref={row} class={style.row}>
        <RenameField title={title} onEnd={endRename} />
      </li>
    )
  }
  return (
    <li ref={row} class={style.row}>
      <button
        type="button"
        class={style.open}
        dir="auto"
        title={title}
        {...(current && { 'aria-current': 'true' as const })}
        onClick={() => onPick(head.id)}
        onKeyDown={onKeyDown}
      >
        {answering && <AnsweringMark />}
        {title}
      </button>
      <span class={style.actions}>
        <IconButton name={`Rename “${title}”`} icon={Pencil} look="small" onClick={() => setRenaming(true)} />
        <IconButton name={`Delete “${title}”`} icon={Trash2} look="small" onClick={remove} />
      </span>
    </li>
  )
}

/** The focus must not fall out of the list with the row that had it. */
function focusNeighbour(row: HTMLLIElement | null): void {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling ?? row?.closest('nav')
  const target = neighbour?.querySelector('button') ?? neighbour
  if (target instanceof HTMLElement) target.focus()
}
