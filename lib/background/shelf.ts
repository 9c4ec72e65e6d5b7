import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import type { Store } from '../store/store.ts'
import type { AnswerRunner } from './answer-runner.ts'
import type { LiveConversations } from './live-conversations.ts'
import type { Surfaces } from './surfaces.ts'

/** How long a deletion can be undone: far longer than the button is shown, which waits for a slow hand. */
const UNDO_MS = 60 * 60 * 1000

/** So many conversations change in one transaction: it is over in a moment, and what it holds in memory is little. */
const TOGETHER = 100

/** When more than so many change, the list is read anew rather than told of each. */
const TOLD_SINGLY = 20

/** What is done to whole conversations. */
export interface Shelf {
  /** With `only`, only where it is still called that. */
  rename(id: ConversationId, title: string, only?: string): Promise<void>
  pin(ids: readonly ConversationId[], pinned: boolean): Promise<void>
  /** Ends what is being written there; an undo brings back all that was there. */
  remove(ids: readonly ConversationId[]): Promise<void>
  /** Removes those that are still `outdated` and that nobody has open. It is not offered to be undone. */
  expire(ids: readonly ConversationId[], outdated: (head: ConversationHead) => boolean): Promise<void>
  /** Whether all of them are there again. */
  restore(ids: readonly ConversationId[]): Promise<boolean>
  /** Forgets for good what was deleted an hour ago. Every start of a background does. */
  purge(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'rename' | 'pin' | 'remove' | 'restore' | 'purge'>
  readonly conversations: LiveConversations
  readonly runner: AnswerRunner
  readonly surfaces: Surfaces
  readonly now: () => number
}

export function createShelf({ store, conversations, runner, surfaces, now }: Options): Shelf {
  function tellListed(heads: readonly ConversationHead[]): void {
    if (heads.length > TOLD_SINGLY) surfaces.tell({ type: 'list-changed' })
    else for (const head of heads) surfaces.tell({ type: 'listed', head })
  }

  function tellUnlisted(heads: readonly ConversationHead[]): void {
    if (heads.length > 0) surfaces.tell({ type: 'unlisted', conversationIds: heads.map(({ id }) => id) })
  }

  return {
    purge: () => store.purge(now() - UNDO_MS),

    rename: (id, title, only) =>
      conversations.use(id, async live => {
        const { messages, title: before } = live.conversation
        if (messages.length === 0 || (only !== undefined && before !== only)) return
        // Told first: an answer that ends while this is being stored is then stored under the new name.
        live.apply({ type: 'renamed', title })
        try {
          await store.rename(id, title)
        } catch (error) {
          live.apply({ type: 'renamed', title: before })
          throw error
        }
      }),

    async pin(ids, pinned) {
      for (const some of portions(ids)) {
        await conversations.useAll(some, async loaded => {
          const changed = loaded.filter(
            ({ conversation }) => conversation.messages.length > 0 && !conversation.pinned === pinned,
          )
          // Told first, as a new name is.
          for (const live of changed) live.apply({ type: 'pinned', pinned })
          try {
            tellListed(await store.pin(some, pinned))
          } catch (error) {
            for (const live of changed) live.apply({ type: 'pinned', pinned: !pinned })
            throw error
          }
        })
      }
    },

    async remove(ids) {
      const at = now()
      for (const some of portions(ids)) {
        await conversations.useAll(some, async loaded => {
          for (const live of loaded) await runner.stopAll(live.conversation)
          tellUnlisted(await store.remove(some, at, { undo: ids }))
          for (const live of loaded) await live.reload()
        })
      }
    },

    async expire(ids, outdated) {
      for (const some of portions(ids)) {
        await conversations.useAll(some, async loaded => {
          const open = new Set(loaded.map(({ conversation }) => conversation.id))
          const left = some.filter(id => !open.has(id))
          tellUnlisted(await store.remove(left, now(), { only: outdated }))
        })
      }
    },

    async restore(ids) {
      let there = 0
      for (const some of portions(ids)) {
        await conversations.useAll(some, async loaded => {
          // Whoever had it open when it was deleted may have asked anew there.
          for (const live of loaded) await runner.stopAll(live.conversation)
          const heads = await store.restore(some)
          for (const live of loaded) await live.reload()
          tellListed(heads)
          there += heads.length
        })
      }
      return there === new Set(ids).size
    },
  }
}

function* portions(ids: readonly ConversationId[]): Generator<readonly ConversationId[]> {
  for (let start = 0; start < ids.length; start += TOGETHER) yield ids.slice(start, start + TOGETHER)
}
