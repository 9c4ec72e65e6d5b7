import { type Conversation, toBranch } from './conversation.ts'
import type { ConversationId, Message, MessageId } from './message.ts'
import { numberedTitle } from './title.ts'

interface Options {
  readonly id: ConversationId
  readonly newId: () => MessageId
  readonly now: number
}

/** A conversation of its own that begins with a copy of what leads to a message, and goes on from there. */
export function forkOf(conversation: Conversation, through: MessageId, options: Options): Conversation {
  const { id, newId, now } = options
  const messages: Message[] = []
  let parent: MessageId | undefined
  for (const message of toBranch(conversation, through)) {
    const copy = newId()
    // The first that is left of a torn tree goes on lacking what it lacks.
    messages.push({ ...message, id: copy, ...(parent && { parent }) })
    parent = copy
  }
  const { title, setup } = conversation
  return {
    id,
    title: numberedTitle(title),
    created: now,
    updated: now,
    ...(parent && { leaf: parent }),
    ...(setup && { setup }),
    messages,
  }
}
