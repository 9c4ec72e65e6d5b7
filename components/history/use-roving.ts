import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ConversationId } from '../../lib/model/message.ts'
import { HEADING, ROW, type Section, topOf } from './list-layout.ts'
import { rem } from './use-span.ts'

export interface Roving {
  /** The row that Tab comes to. */
  readonly reachable: ConversationId | undefined
  /** A row has the focus, however it came to it. */
  focused(id: ConversationId): void
  /** Moves the focus to the row that has so many before it, and the list with it. */
  moveTo(index: number): void
  /** How many rows stand before the one that has the focus, or would have it. */
  index(): number
}

interface Options {
  readonly box: RefObject<HTMLElement | null>
  readonly order: readonly ConversationId[]
  readonly sections: readonly Section[]
  readonly current: ConversationId
}

/** One row of the list takes the focus at a time. It keeps it wherever it is scrolled, and leaves it to its neighbour. */
export function useRoving({ box, order, sections, current }: Options): Roving {
  const active = useSignal<ConversationId | undefined>(undefined)
  const before = useRef(order)
  const wanted = useRef<ConversationId | undefined>(undefined)
  // Before the rows change: what has the focus now may be gone after that.
  const hadFocus = box.current?.contains(document.activeElement) ?? false

  const reachable = reachableNow(active.value)

  function reachableNow(id: ConversationId | undefined): ConversationId | undefined {
    if (id === undefined) return order.includes(current) ? current : order[0]
    return order.includes(id) ? id : heirOf(id, before.current, order)
  }

  function focus(id: ConversationId): boolean {
    const row = box.current?.querySelector<HTMLElement>(`[data-id="${id}"] button`)
    row?.focus({ preventScroll: true })
    return row !== undefined && row !== null
  }

  useLayoutEffect(() => {
    if (reachable !== undefined && active.peek() !== undefined) {
      active.value = reachable
    }
    before.current = order
    if (hadFocus && !box.current?.contains(document.activeElement)) {
      if (reachable === undefined || !focus(reachable)) box.current?.focus()
    }
    if (wanted.current !== undefined && focus(wanted.current)) wanted.current = undefined
  })

  return {
    reachable,

    focused(id) {
      active.value = id
    },

    index: () => order.indexOf(reachableNow(active.peek()) ?? ''),

    moveTo(index) {
      const id = order[Math.min(Math.max(index, 0), order.length - 1)]
      if (id === undefined || !box.current) return
      active.value = id
      scrollTo(box.current, topOf(sections, order.indexOf(id)))
      if (!focus(id)) wanted.current = id
    },
  }
}

/** The one that went leaves its place to the next that stayed; the last to the one before. */
function heirOf(
  id: ConversationId,
  before: readonly ConversationId[],
  after: readonly ConversationId[],
): ConversationId | undefined {
  const stayed = new Set(after)
  const at = before.indexOf(id)
  const heir = before.find((other, index) => index > at && stayed.has(other))
  return heir ?? before.findLast(other => stayed.has(other)) ?? after[0]
}

/** As far as it takes to have the row in sight, below the heading that stays. `top` in rem. */
function scrollTo(box: HTMLElement, top: number): void {
  const from = (top - HEADING) * rem()
  const to = (top + ROW) * rem() - box.clientHeight
  if (box.scrollTop > from) box.scrollTop = from
  else if (box.scrollTop < to) box.scrollTop = to
}
