import type { ConversationId } from './message.ts'

/** What was deleted last, all of it at once, as it is offered to be brought back. */
export interface Undo {
  readonly conversationIds: readonly ConversationId[]
  /** Of the one that was deleted, or the first. */
  readonly title: string
  readonly at: number
  /** It went because it was old. Perhaps nobody looked, so that it is offered until somebody has seen the offer. */
  readonly aged?: true
}

/** Milliseconds for which it is offered, wherever a panel is open in that time. */
export const UNDO_OFFERED_FOR = 10_000
