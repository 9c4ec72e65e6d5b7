import { useComputed } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { ConversationId } from '../../lib/model/message.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import { groupHeads } from './group-heads.ts'
import { HistorySection } from './history-section.tsx'
import style from './history-view.module.css'
import { isSelectAll } from './is-select-all.ts'
import { layOut, ROW } from './list-layout.ts'
import { type RowActions, toHeadActions } from './row-actions.ts'
import { SelectBar } from './select-bar.tsx'
import { createSelection } from './selection.ts'
import { useRoving } from './use-roving.ts'
import { rem, useSpan } from './use-span.ts'
import { useToday } from './use-today.ts'
import { useWanted } from './use-wanted.ts'

interface Props {
  readonly page: Pick<ChatPage, 'history' | 'conversation'>
  /** Whether it was opened over the chat. */
  readonly open: boolean
  readonly onPick: (id: ConversationId) => void
  readonly onClose: () => void
}

/** The list of conversations, of which only what can be seen is in the document, however many there are. */
export function HistoryView({ page, open, onPick, onClose }: Props) {
  const { history } = page
  const box = useRef<HTMLDivElement>(null)
  const begin = useRef<HTMLButtonElement>(null)
  const selection = useMemo(createSelection, [])
  const span = useSpan(box)
  useWanted(open, history.want)

  const today = useToday()
  const current = useComputed(() => page.conversation.value.id).value
  const heads = history.heads.value
  const sections = useComputed(() =>
    layOut(groupHeads(history.heads.value ?? [], Math.max(today.value, Date.now()))),
  ).value
  const order = useMemo(() => sections.flatMap(({ group }) => group.heads.map(({ id }) => id)), [sections])
  const rows = useRoving({ box, order, sections, current })
  const selected = selection.ids.value
  const isPinned = (id: ConversationId) => heads?.find(head => head.id === id)?.pinned === true
  // A temporary chat stands on top anyway.
  const pinnable = [...(selected ?? [])].filter(id => !isTemporary(id))
  const unpins = pinnable.length > 0 && pinnable.every(isPinned)

  // The rows have one object for ever, and are not drawn again for what it reads here.
  const latest = useRef({ order, onPick, rows })
  latest.current = { order, onPick, rows }
  const actions = useMemo<RowActions>(
    () => ({
      press(id, { shiftKey, ctrlKey, metaKey }) {
        const { order, onPick, rows } = latest.current
        if (shiftKey) selection.extend(id, order, order[rows.index()])
        else if (ctrlKey || metaKey || selection.ids.peek()) selection.toggle(id)
        else onPick(id)
      },
      ...toHeadActions(history),
    }),
    [history],
  )

  useEffect(() => {
    // Whoever is in the list already stays there: the panel may have become narrow.
    if (open && !box.current?.closest('section')?.contains(document.activeElement)) box.current?.focus()
  }, [open])

  useEffect(() => {
    const there = new Set(order)
    selection.keep(id => there.has(id))
  }, [order])

  function beginSelecting(): void {
    selection.begin()
    // So is the bar with the button that was pressed: the list is what is gone through now.
    requestAnimationFrame(() => latest.current.rows.moveTo(latest.current.rows.index()))
  }

  function endSelecting(): void {
    selection.end()
    // The bar that had the focus is another one after the next paint.
    requestAnimationFrame(() => begin.current?.focus())
  }

  /** All stay selected however often they are. */
  function selectAll(): void {
    if ((selected?.size ?? 0) < order.length) selection.toggleAll(order)
  }

  function removeSelected(): void {
    history.remove(order.filter(id => selected?.has(id)))
    selection.end()
    requestAnimationFrame(() => latest.current.rows.moveTo(latest.current.rows.index()))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.target instanceof HTMLInputElement) return
    const inRow = event.target instanceof Element && event.target.closest('[data-id]') !== null
    if (!carryOut(event, inRow)) return
    event.preventDefault()
  }

  /** Whether the key is one of the list's. */
  function carryOut(event: KeyboardEvent, inRow: boolean): boolean {
    const { key, shiftKey } = event
    // A key that is held would delete one conversation after the other.
    const deletes = key === 'Delete' && !event.repeat
    const to = targetOf(key, inRow)
    if (to !== undefined) {
      const from = order[rows.index()]
      rows.moveTo(to)
      const reached = order[Math.min(Math.max(to, 0), order.length - 1)]
      if (shiftKey && reached !== undefined) selection.extend(reached, order, from)
      return true
    }
    if (isSelectAll(event)) selectAll()
    else if (key === 'Escape' && selected) endSelecting()
    else if (key === 'Escape' && open) onClose()
    else if (deletes && selected) removeSelected()
    else if (deletes && inRow) history.remove(order.slice(rows.index(), rows.index() + 1))
    else return false
    return true
  }

  function targetOf(key: string, inRow: boolean): number | undefined {
    const at = rows.index()
    // Whoever comes to the rows comes to the one that Tab would come to, and to none behind it.
    const step = inRow ? 1 : 0
    const page = Math.max(Math.floor((box.current?.clientHeight ?? 0) / (ROW * rem())) - 2, 1)
    const steps: Record<string, number> = {
      ArrowDown: at + step,
      ArrowUp: at - step,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: order.length - 1,
    }
    return steps[key]
  }

  return (
    // It has the focus where something in it is clicked that takes none, so that its keys go on.
    <nav class={style.history} aria-label="Conversations" tabIndex={-1} onKeyDown={onKeyDown}>
      {order.length > 0 && (
        <SelectBar
          count={order.length}
          bytes={history.bytes.value}
          selected={selected?.size}
          pinnable={pinnable.length}
          unpins={unpins}
          begin={begin}
          onBegin={beginSelecting}
          onEnd={endSelecting}
          onToggleAll={() => selection.toggleAll(order)}
          onPin={() => history.pin(pinnable, !unpins)}
          onDelete={removeSelected}
        />
      )}
      <div
        ref={box}
        class={style.view}
        tabIndex={-1}
        onFocusIn={event => {
          const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null
          if (row?.dataset.id) rows.focused(row.dataset.id)
        }}
      >
        {!heads && <p class={style.reading}>Reading the conversations…</p>}
        {heads?.length === 0 && (
          <p class={style.empty}>No conversations yet. What you ask is kept here, on this computer.</p>
        )}
        {sections.map(section => (
          <HistorySection
            key={section.group.label}
            section={section}
            span={span.value}
            current={current}
            reachable={rows.reachable}
            answering={history.answering.value}
            unread={history.unread.value}
            selected={selected}
            actions={actions}
          />
        ))}
      </div>
    </nav>
  )
}
