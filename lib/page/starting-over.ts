import type { ReadonlySignal } from '@preact/signals'
import { type Conversation, findMessage } from '../model/conversation.ts'
import { type Draft, EMPTY_DRAFT, toDraft } from '../model/draft.ts'
import type { Answer } from '../model/message.ts'
import { isTemporary } from '../model/temporary.ts'
import type { Whereabouts } from './whereabouts.ts'

export interface StartingOver {
  /** Goes on in a new chat of the same kind with the question of an answer, or with what stands in the composer. */
  startOver(answer?: Answer): void
}

interface Options extends Pick<Whereabouts, 'newChat' | 'newTemporaryChat'> {
  readonly conversation: ReadonlySignal<Conversation>
  readonly draft: ReadonlySignal<Draft>
  readonly edit: (draft: Draft) => void
}

/** For what is too much for the conversation that it was asked in. */
export function createStartingOver(options: Options): StartingOver {
  const { conversation, draft, edit, newChat, newTemporaryChat } = options
  return {
    startOver(answer) {
      const question = answer && findMessage(conversation.value, answer.parent)
      const taken = question?.role === 'user' ? toDraft(question.parts) : draft.value
      // It goes along: in both places it would be asked twice.
      if (!question) edit(EMPTY_DRAFT)
      if (isTemporary(conversation.value.id)) newTemporaryChat()
      else newChat()
      edit(taken)
    },
  }
}
