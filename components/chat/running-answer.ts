import { type Conversation, findMessage } from '../../lib/model/conversation.ts'
import type { Answer } from '../../lib/model/message.ts'

/** The answer at the end of the branch that is shown, while it is being written. */
export function runningAnswer(conversation: Conversation): Answer | undefined {
  const last = conversation.leaf === undefined ? undefined : findMessage(conversation, conversation.leaf)
  return last?.role === 'assistant' && !last.outcome ? last : undefined
}
