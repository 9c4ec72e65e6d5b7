import { type Conversation, toBranch } from './conversation.ts'
import type { Message, MessageId } from './message.ts'

/** Messages that were made last, and messages of the branch that is shown: more than two or three screens of them. */
export const END_LENGTH = 40

/** A conversation, or the end of a long one. */
export interface ConversationEnd {
  /** In `messages` some are missing where `before` is there. */
  readonly conversation: Conversation
  /** What is missing was made before this message. */
  readonly before?: MessageId
}

/**
 * What is told of a conversation to whoever reads the rest in the store: the messages made last, the end of the branch
 * that is shown, and whatever the store may have otherwise.
 */
export function toEnd(conversation: Conversation): ConversationEnd {
  const { messages } = conversation
  const first = messages.length - END_LENGTH
  const before = messages[first]?.id
  if (before === undefined || first === 0) return { conversation }
  const shown = new Set(toBranch(conversation).slice(-END_LENGTH))
  return {
    conversation: {
      ...conversation,
      messages: messages.filter((message, index) => index >= first || shown.has(message) || !isKept(message)),
    },
    before,
  }
}

/** Whether the store has it as it is here. */
function isKept(message: Message): boolean {
  if (message.role === 'user') return true
  const { outcome } = message
  // An end that could not be written is told as it is.
  return outcome !== undefined && !(outcome.status === 'interrupted' && outcome.failure?.kind === 'storage')
}
