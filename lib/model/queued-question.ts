import type { Conversation } from './conversation.ts'
import { findMessage } from './conversation.ts'
import type { MessageId, Part } from './message.ts'
import { isWhole } from './message.ts'

/** A question that waits for the answer before it. */
export interface QueuedQuestion {
  /** Becomes the question's own, so that it is asked once. Sorts by the time at which it was queued. */
  readonly id: MessageId
  readonly parts: readonly Part[]
}

/** Whether the conversation stands at an answer that leaves nothing to mend, where the next question may follow by itself. */
export function mayGoOn(conversation: Conversation): boolean {
  const last = findMessage(conversation, conversation.leaf ?? '')
  return last?.role === 'assistant' && last.outcome !== undefined && isWhole(last.outcome)
}
