import type { Conversation } from '../../lib/model/conversation.ts'
import type { Answer } from '../../lib/model/message.ts'

/** The answer that is being written here, whichever branch is shown: there is one at most. */
export function runningAnswer({ messages }: Conversation): Answer | undefined {
  const running = messages.findLast(message => message.role === 'assistant' && !message.outcome)
  return running?.role === 'assistant' ? running : undefined
}
