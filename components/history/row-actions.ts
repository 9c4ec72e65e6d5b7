import type { ConversationId } from '../../lib/model/message.ts'

/** What a row of the list has done to its conversation. The same object for all rows, as long as the list is there. */
export interface RowActions {
  /** Opens it, or selects it. */
  press(id: ConversationId, event: MouseEvent): void
  rename(id: ConversationId, title: string): void
  pin(id: ConversationId, pinned: boolean): void
  remove(id: ConversationId): void
}
