import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { ConversationId } from '../../lib/model/message.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { groupByDay } from './group-by-day.ts'
import { HistoryRow } from './history-row.tsx'
import style from './history-view.module.css'

interface Props {
  readonly page: Pick<ChatPage, 'history' | 'conversation'>
  /** Whether it was opened over the chat. */
  readonly open: boolean
  readonly onPick: (id: ConversationId) => void
  readonly onClose: () => void
}

export function HistoryView({ page, open, onPick, onClose }: Props) {
  const nav = useRef<HTMLElement>(null)
  const current = useComputed(() => page.conversation.value.id).value
  const heads = page.history.heads.value
  const answering = page.history.answering.value
  const groups = useComputed(() => groupByDay(page.history.heads.value ?? [], Date.now())).value

  useEffect(() => page.history.want(), [])

  useEffect(() => {
    if (open) nav.current?.focus()
  }, [open])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || !open) return
    event.preventDefault()
    onClose()
  }

  return (
    <nav ref={nav} class={style.view} aria-label="Conversations" tabIndex={-1} onKeyDown={onKeyDown}>
      {heads?.length === 0 && (
        <p class={style.empty}>No conversations yet. What you ask is kept here, on this computer.</p>
      )}
      {groups.map(({ label, heads }) => (
        <section key={label}>
          <h2 class={style.day}>{label}</h2>
          <ul>
            {heads.map(head => (
              <HistoryRow
                key={head.id}
                head={head}
                current={head.id === current}
                answering={answering.has(head.id)}
                history={page.history}
                onPick={onPick}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
