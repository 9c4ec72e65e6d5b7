import { findMessage, runningAnswer, toHead } from '../model/conversation.ts'
import { createId } from '../model/create-id.ts'
import { forkOf } from '../model/fork.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import { changeSetup, type SetupChange } from '../model/setup.ts'
import { isTemporary } from '../model/temporary.ts'
import { newestLeaf } from '../model/versions.ts'
import type { Store } from '../store/store.ts'
import type { LiveConversations } from './live-conversations.ts'
import type { Surfaces } from './surfaces.ts'

/** Which way through its messages a conversation shows, what grows out of it, and how its answers are asked for. */
export interface Branches {
  /** Shows the newest branch through a message, on every surface. */
  select(id: ConversationId, messageId: MessageId): Promise<void>
  /** Begins the conversation `forkId` with what leads to a message. Said twice, it is there the second time. */
  fork(id: ConversationId, messageId: MessageId, forkId: ConversationId): Promise<void>
  configure(id: ConversationId, change: SetupChange): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'select' | 'create' | 'configure'>
  readonly conversations: LiveConversations
  readonly surfaces: Surfaces
  readonly now: () => number
}

export function createBranches({ store, conversations, surfaces, now }: Options): Branches {
  return {
    select: (id, messageId) =>
      conversations.use(id, async live => {
        const before = live.conversation.leaf
        const leaf = newestLeaf(live.conversation, messageId)
        if (leaf === before || before === undefined || !findMessage(live.conversation, leaf)) return
        // Told first: an answer that ends while this is being stored is then stored with the new branch.
        live.apply({ type: 'selected', leaf })
        try {
          await store.select(id, leaf)
        } catch (error) {
          live.apply({ type: 'selected', leaf: before })
          throw error
        }
      }),

    async fork(id, messageId, forkId) {
      // What was to be in memory only is not kept by way of a copy.
      if (isTemporary(id) && !isTemporary(forkId)) throw new TypeError('A copy of a temporary chat is one')
      const at = now()
      const source = await conversations.use(id, async live => live.conversation)
      await conversations.use(forkId, async live => {
        if (live.conversation.messages.length > 0) return
        const fork = forkOf(source, messageId, { id: forkId, newId: () => createId(at), now: at })
        // An answer that is being written goes on where it is.
        if (runningAnswer(fork)) return
        if (fork.messages.length === 0) return
        await store.create(fork)
        await live.reload()
        surfaces.tell({ type: 'listed', head: toHead(fork) })
      })
    },

    configure: (id, change) =>
      conversations.use(id, async live => {
        const before = live.conversation
        live.apply({ type: 'configured', setup: changeSetup(before.setup, change) })
        try {
          await store.configure(toHead(before), change)
        } catch (error) {
          live.apply({ type: 'configured', setup: before.setup ?? {} })
          throw error
        }
      }),
  }
}
