import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Conversation, toBranch } from '../model/conversation.ts'
import type { MessageId } from '../model/message.ts'

export interface HeldBranch {
  /** In the branch that is shown on every page, or else in the one that the person is typing in. */
  readonly conversation: ReadonlySignal<Conversation>
  /** The message whose words the person is changing; none once they are elsewhere. */
  typeIn(id: MessageId | undefined): void
}

/** Another branch that is chosen on another page does not take a message away from under the fingers of who types in it. */
export function createHeldBranch(conversation: ReadonlySignal<Conversation>): HeldBranch {
  const typedIn = signal<MessageId | undefined>(undefined)
  let shown = conversation.peek()

  const has = (id: MessageId, { leaf }: Conversation, now: Conversation) =>
    toBranch(now, leaf).some(message => message.id === id)

  return {
    conversation: computed(() => {
      const now = conversation.value
      const id = typedIn.value
      const isHeld = id !== undefined && shown.id === now.id && !has(id, now, now) && has(id, shown, now)
      shown = isHeld && shown.leaf !== undefined ? { ...now, leaf: shown.leaf } : now
      return shown
    }),

    typeIn(id) {
      typedIn.value = id
    },
  }
}
