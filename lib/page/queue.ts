import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Conversation, findMessage } from '../model/conversation.ts'
import { type Draft, joinDrafts, toDraft } from '../model/draft.ts'
import type { Failure } from '../model/failure.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import type { QueuedQuestion } from '../model/queued-question.ts'
import { UNDO_OFFERED_FOR } from '../model/undo.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'

/** The questions that wait in the conversation on the screen. */
export interface Queue {
  /** The next one first. */
  readonly questions: ReadonlySignal<readonly QueuedQuestion[]>
  /** Why the next one was not taken. */
  readonly failure: ReadonlySignal<Failure | undefined>
  /** Back into the composer, above what was typed there meanwhile. */
  edit(question: QueuedQuestion): Promise<void>
  remove(question: QueuedQuestion): void
  /** What was removed last here, while that can be undone. */
  readonly removed: ReadonlySignal<QueuedQuestion | undefined>
  undoRemove(): void
  /** Where it does not go by itself: the answer before was stopped, or failed. */
  sendNow(id: MessageId): void
}

interface Options {
  readonly conversation: ReadonlySignal<Conversation>
  readonly send: (command: Command) => Promise<Reply>
  readonly draft: ReadonlySignal<Draft>
  readonly toComposer: (draft: Draft) => void
}

type Told = Extract<Update, { type: 'queue' }>

export function createQueue({ conversation, send, draft, toComposer }: Options) {
  const told = signal<Told | undefined>(undefined)

  /** What is told of another conversation than the one shown is not shown; nor what stands in the conversation by now. */
  const current = computed(() =>
    told.value?.conversationId === conversation.value.id ? told.value : undefined,
  )
  const questions = computed(() =>
    (current.value?.questions ?? []).filter(({ id }) => !findMessage(conversation.value, id)),
  )
  /** On their way into the composer: asked for twice, a question comes once. */
  const edited = new Set<MessageId>()
  const removed = signal<{ conversationId: ConversationId; question: QueuedQuestion } | undefined>(undefined)

  const queue: Queue = {
    questions,
    failure: computed(() => current.value?.failure),

    async edit({ id, parts }) {
      if (edited.has(id)) return
      edited.add(id)
      const conversationId = conversation.value.id
      const joined = joinDrafts(toDraft(parts), draft.value)
      const reply = await send({ type: 'unqueue', conversationId, questionId: id, draft: joined })
      edited.delete(id)
      // Refused, it has been asked. What was typed while the reply was on its way is not in what was stored.
      if (reply.status === 'done' && conversation.value.id === conversationId)
        toComposer(joinDrafts(toDraft(parts), draft.value))
    },

    remove(question) {
      const conversationId = conversation.value.id
      void send({ type: 'unqueue', conversationId, questionId: question.id })
      const own = { conversationId, question }
      removed.value = own
      setTimeout(() => {
        if (removed.value === own) removed.value = undefined
      }, UNDO_OFFERED_FOR)
    },

    removed: computed(() =>
      removed.value?.conversationId === conversation.value.id ? removed.value.question : undefined,
    ),

    undoRemove() {
      if (!removed.value) return
      const { conversationId, question } = removed.value
      const { id, parts, follows = conversation.value.leaf ?? id } = question
      removed.value = undefined
      void send({ type: 'queue', conversationId, questionId: id, parts, behind: follows }).then(() => {
        // What is queued goes from the stored draft, and this did not come from there.
        if (conversation.value.id === conversationId) toComposer(draft.value)
      })
    },

    sendNow(id) {
      void send({ type: 'send-queued', conversationId: conversation.value.id, questionId: id })
    },
  }

  return {
    ...queue,
    receive(update: Update): void {
      if (update.type === 'queue') told.value = update
    },
  }
}
