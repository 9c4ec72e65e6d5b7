import type { ConversationId } from '../model/message.ts'
import type { Store } from '../store/store.ts'
import type { AnswerRunner } from './answer-runner.ts'
import type { LiveConversations } from './live-conversations.ts'
import type { Surfaces } from './surfaces.ts'

/** How long a deletion can be undone: far longer than the button is shown, which waits for a slow hand. */
const UNDO_MS = 60 * 60 * 1000

/** What is done to whole conversations. */
export interface Shelf {
  rename(id: ConversationId, title: string): Promise<void>
  /** Ends what is being written there; an undo brings back all that was there. */
  remove(id: ConversationId): Promise<void>
  /** Whether it is there again. */
  restore(id: ConversationId): Promise<boolean>
  /** Forgets for good what was deleted an hour ago. Every start of a background does. */
  purge(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'rename' | 'remove' | 'restore' | 'purge'>
  readonly conversations: LiveConversations
  readonly runner: AnswerRunner
  readonly surfaces: Surfaces
  readonly now: () => number
}

export function createShelf({ store, conversations, runner, surfaces, now }: Options): Shelf {
  return {
    purge: () => store.purge(now() - UNDO_MS),

    rename: (id, title) =>
      conversations.use(id, async live => {
        const { messages, title: before } = live.conversation
        if (messages.length === 0) return
        // Told first: an answer that ends while this is being stored is then stored under the new name.
        live.apply({ type: 'renamed', title })
        try {
          await store.rename(id, title)
        } catch (error) {
          live.apply({ type: 'renamed', title: before })
          throw error
        }
      }),

    remove: id =>
      conversations.use(id, async live => {
        await runner.stopAll(live.conversation)
        await store.remove(id, now())
        await live.reload()
        surfaces.tell({ type: 'unlisted', conversationId: id })
      }),

    restore: id =>
      conversations.use(id, async live => {
        // Whoever had it open when it was deleted may have asked anew there.
        await runner.stopAll(live.conversation)
        const head = await store.restore(id)
        await live.reload()
        if (head) surfaces.tell({ type: 'listed', head })
        // Said twice, it is there the second time.
        return live.conversation.messages.length > 0
      }),
  }
}
