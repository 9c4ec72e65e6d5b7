import { type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationId } from '../../lib/model/message.ts'

export interface Selection {
  /** `undefined` while nothing is being selected and a click opens. */
  readonly ids: ReadonlySignal<ReadonlySet<ConversationId> | undefined>
  begin(): void
  end(): void
  toggle(id: ConversationId): void
  /**
   * All from the one that was chosen last, `from` where there is none, to this one, as they stand in `order`: in place of
   * those that it came to before.
   */
  extend(id: ConversationId, order: readonly ConversationId[], from?: ConversationId): void
  /** All of them, or none where it was all. */
  toggleAll(order: readonly ConversationId[]): void
  /** What is not in the list any more is not selected. */
  keep(exists: (id: ConversationId) => boolean): void
}

export function createSelection(): Selection {
  const ids = signal<ReadonlySet<ConversationId> | undefined>(undefined)
  /** Where a range begins, and what is selected beside it. */
  let anchor: ConversationId | undefined
  let beside: ReadonlySet<ConversationId> = new Set()
  const chosen = () => ids.peek() ?? new Set<ConversationId>()

  return {
    ids,

    begin() {
      ids.value = chosen()
    },

    end() {
      ids.value = undefined
      anchor = undefined
    },

    toggle(id) {
      const next = new Set(chosen())
      if (!next.delete(id)) next.add(id)
      ids.value = next
      beside = next
      anchor = id
    },

    extend(id, order, from) {
      if (anchor === undefined || !order.includes(anchor)) {
        anchor = from ?? id
        beside = chosen()
      }
      const start = order.indexOf(anchor)
      const end = order.indexOf(id)
      ids.value = new Set([...beside, ...order.slice(Math.min(start, end), Math.max(start, end) + 1)])
    },

    toggleAll(order) {
      ids.value = new Set(chosen().size < order.length ? order : [])
      anchor = undefined
    },

    keep(exists) {
      const before = ids.peek()
      if (!before) return
      const left = [...before].filter(exists)
      beside = new Set([...beside].filter(exists))
      if (left.length < before.size) ids.value = new Set(left)
    },
  }
}
