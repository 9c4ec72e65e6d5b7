import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Conversation, findMessage, toBranch } from '../model/conversation.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import type { Piece } from '../search/passage.ts'

export interface Target {
  readonly messageId: MessageId
  /** What of it is to be in sight; absent for its beginning. */
  readonly passage?: readonly Piece[]
}

interface Options {
  readonly conversation: ReadonlySignal<Conversation>
  /** Shows the branch that a message is in. */
  readonly select: (id: ConversationId, messageId: MessageId) => void
}

/** The message of the conversation shown that is to be in sight. */
export function createTarget({ conversation, select }: Options) {
  const message = signal<Target | undefined>(undefined)
  let sought: Target | undefined

  // It may stand in a branch that is not shown, of which that is asked once.
  effect(() => {
    const goal = message.value
    const { value } = conversation
    if (!goal || goal === sought || !findMessage(value, goal.messageId)) return
    sought = goal
    if (!toBranch(value).some(({ id }) => id === goal.messageId)) select(value.id, goal.messageId)
  })

  return {
    /** Another object each time, for the same message too. */
    message: message as ReadonlySignal<Target | undefined>, // nobody else writes it
    aim(target: Target | undefined): void {
      message.value = target && { ...target }
    },
  }
}
