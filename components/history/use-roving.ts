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
  const wasAt = useRef(0)
  const wanted = useRef<ConversationId | undefined>(undefined)
  // Before the rows change: what has the focus now may be gone after that.
  const hadFocus = box.current?.contains(document.activeElement) ?? false

  const reachable = reachableNow(active.value)

  function reachableNow(id: ConversationId | undefined): ConversationId | undefined {
    if (id === undefined) return order.includes(current) ? current : order[0]
    // The one that went leaves its place to the next.
    return order.includes(id) ? id : order[Math.min(wasAt.current, order.length - 1)]
  }

  function focus(id: ConversationId): boolean {
    const row = box.current?.querySelector<HTMLElement>(`[data-id="${id}"] button`)
    row?.focus({ preventScroll: true })
    return row !== undefined && row !== null
  }

  useLayoutEffect(() => {
    if (reachable !== undefined && active.peek() !== undefined) {
      active.value = reachable
      wasAt.current = order.indexOf(reachable)
    }
    if (hadFocus && !box.current?.contains(document.activeElement)) {
      if (reachable === undefined || !focus(reachable)) box.current?.focus()
    }
    if (wanted.current !== undefined && focus(wanted.current)) wanted.current = undefined
  })

  return {
    reachable,

    focused(id) {
      active.value = id
      wasAt.current = order.indexOf(id)
    },

    index: () => order.indexOf(reachableNow(active.peek()) ?? ''),

    moveTo(index) {
      const id = order[Math.min(Math.max(index, 0), order.length - 1)]
      if (id === undefined || !box.current) return
      active.value = id
      wasAt.current = order.indexOf(id)
      scrollTo(box.current, topOf(sections, wasAt.current))
      if (!focus(id)) wanted.current = id
    },
  }
}

/** As far as it takes to have the row in sight, below the heading that stays. `top` in rem. */
function scrollTo(box: HTMLElement, top: number): void {
  const from = (top - HEADING) * rem()
  const to = (top + ROW) * rem() - box.clientHeight
  if (box.scrollTop > from) box.scrollTop = from
  else if (box.scrollTop < to) box.scrollTop = to
}
