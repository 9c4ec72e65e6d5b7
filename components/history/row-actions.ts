import { type Signal, signal } from '@preact/signals'
import type { ConversationId } from '../../lib/model/message.ts'
import type { History } from '../../lib/page/history.ts'

/** What is done to a conversation where it is listed. The same object for all rows, as long as the list is there. */
export interface HeadActions {
  rename(id: ConversationId, title: string): void
  pin(id: ConversationId, pinned: boolean): void
  remove(id: ConversationId): void
  /** The one whose name is being written anew, and what has been typed so far. */
  readonly renamed: Signal<{ readonly id: ConversationId; readonly typed?: string } | undefined>
}

/** The same in a list in which several can be selected. */
export interface RowActions extends HeadActions {
  /** Opens it, or selects it. */
  press(id: ConversationId, event: MouseEvent): void
}

export const toHeadActions = (history: Pick<History, 'rename' | 'pin' | 'remove'>): HeadActions => ({
  rename: history.rename,
  pin: (id, pinned) => history.pin([id], pinned),
  remove: id => history.remove([id]),
  renamed: signal(undefined),
})
