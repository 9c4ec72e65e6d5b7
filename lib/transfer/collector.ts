import type { ConversationHead } from '../model/conversation.ts'
import type { Message } from '../model/message.ts'
import type { Staged } from '../model/staged.ts'
import { MAX_IMPORT_MESSAGES } from './limits.ts'
import { type Path, refuse } from './refuse.ts'

/** Where a reader puts what it has read. Sees that no id comes twice and that it does not become too much. */
export interface Collector {
  message(conversationId: string, message: Message, path: Path): void
  /** After its messages. */
  head(head: ConversationHead, path: Path): void
  /** What came since it was taken last. */
  take(): Staged
  readonly conversations: number
}

export function createCollector(): Collector {
  const conversationIds = new Set<string>()
  /** Of the conversation that is being read. */
  let messageIds = new Set<string>()
  let count = 0
  let messages: { conversationId: string; message: Message }[] = []
  let heads: ConversationHead[] = []

  return {
    message(conversationId, message, path) {
      if (messageIds.has(message.id)) refuse('twice', [...path, 'id'])
      messageIds.add(message.id)
      count += 1
      if (count > MAX_IMPORT_MESSAGES) refuse('too-many', path)
      messages.push({ conversationId, message })
    },

    head(head, path) {
      if (conversationIds.has(head.id)) refuse('twice', [...path, 'id'])
      conversationIds.add(head.id)
      // A conversation that shows none of its messages would look empty.
      if (head.leaf !== undefined && !messageIds.has(head.leaf)) refuse('invalid', [...path, 'leaf'])
      messageIds = new Set()
      heads.push(head)
    },

    take() {
      const staged = { messages, heads }
      messages = []
      heads = []
      return staged
    },

    get conversations() {
      return conversationIds.size
    },
  }
}
