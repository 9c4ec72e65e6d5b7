import type { ConversationId, MessageId } from '../model/message.ts'

/** With what was there already, a message would follow itself: what is exported of that is not imported again. */
export class TangledError extends Error {
  override readonly name = 'TangledError'
  readonly conversationId: ConversationId
  readonly messageId: MessageId

  constructor(conversationId: ConversationId, messageId: MessageId) {
    super('A message would follow itself')
    this.conversationId = conversationId
    this.messageId = messageId
  }
}
