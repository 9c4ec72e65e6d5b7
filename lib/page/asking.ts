import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createId } from '../model/create-id.ts'
import { joinDrafts, toParts } from '../model/draft.ts'
import type { Failure } from '../model/failure.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import type { DraftKeeper } from './draft-keeper.ts'

interface Options {
  readonly drafts: DraftKeeper
  /** The conversation that is shown; empty until `chosen`. */
  readonly current: () => ConversationId
  /** Resolves when it is known which conversation is shown first. */
  readonly chosen: Promise<void>
  /** What it follows where it cannot be asked at once. */
  readonly placeInQueue: () => MessageId | undefined
  /** Why the background did not take what was asked last. */
  readonly refusal: Signal<Failure | undefined>
  readonly send: (command: Command) => Promise<Reply>
  /** A question is on its way. */
  readonly onAsk: () => void
  readonly now: () => number
}

export interface Asking {
  /** Whether a question is on its way to the background. */
  readonly asking: ReadonlySignal<boolean>
  /**
   * Sends the draft, or queues it where an answer is being written; it is stored as a draft until the background has
   * it.
   */
  ask(): Promise<void>
}

/** Sends what is in the composer, one question at a time. What is refused comes back into it. */
export function createAsking(options: Options): Asking {
  const { drafts, current, chosen, placeInQueue, refusal, send, onAsk, now } = options
  const asking = signal(false)

  return {
    asking,

    async ask() {
      const draft = drafts.draft.value
      const parts = toParts(draft)
      if (parts.length === 0 || asking.value) return
      const questionId = createId(now())
      asking.value = true
      refusal.value = undefined
      onAsk()
      if (!current()) await chosen
      const conversationId = current()
      // Stored until the background has the question, and forgets the draft with it.
      drafts.flush()
      drafts.clear()
      const behind = placeInQueue()
      const question = { conversationId, questionId, parts }
      const reply = await send(
        behind === undefined ? { type: 'ask', ...question } : { type: 'queue', ...question, behind },
      )
      asking.value = false
      if (reply.status !== 'failed' || current() !== conversationId) return
      refusal.value = reply.failure
      drafts.edit(joinDrafts(draft, drafts.draft.value))
    },
  }
}
