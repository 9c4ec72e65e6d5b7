import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import type { Store } from '../store/store.ts'
import type { AnswerRunner } from './answer-runner.ts'
import type { LiveConversations } from './live-conversations.ts'
import { createShelfTurns } from './shelf-turns.ts'
import type { Surfaces } from './surfaces.ts'

/** How long a deletion can be undone: far longer than the button is shown, which waits for a slow hand. */
const UNDO_MS = 60 * 60 * 1000

/** What went because it was old may have gone while nobody looked: until the next sweep, a day later. */
const AGED_UNDO_MS = 24 * UNDO_MS

/** So many conversations change in one transaction: it is over in a moment, and what it holds in memory is little. */
const TOGETHER = 100

/** When more than so many change, the list is read anew rather than told of each. */
const TOLD_SINGLY = 20

/** Milliseconds after which a deletion that is still running is offered anew: well before the offer is over. */
const OFFERED_ANEW = 3_000

/** What is done to whole conversations. */
export interface Shelf {
  /** With `only` it is no person's name: only where it is still called that, and nobody has said that it is to stay so. */
  rename(id: ConversationId, title: string, only?: string): Promise<void>
  pin(ids: readonly ConversationId[], pinned: boolean): Promise<void>
  /**
   * Ends what is being written there; an undo brings back all that was there, also while this is still going on. Every
   * list is rid of all of them with the first few.
   */
  remove(ids: readonly ConversationId[]): Promise<void>
  /**
   * Removes those that are still `outdated` and that nobody has open, and offers every surface to undo it. The others
   * are what it returns.
   */
  expire(
    ids: readonly ConversationId[],
    outdated: (head: ConversationHead) => boolean,
  ): Promise<ReadonlySet<ConversationId>>
  /** Whether all of them are there again. */
  restore(ids: readonly ConversationId[]): Promise<boolean>
  /** Ends what a background that died has begun: all of it went, or is there again. */
  resume(): Promise<void>
  /** Somebody has seen the offer made then. */
  forgetUndo(at: number): Promise<void>
  /** Forgets for good what was deleted an hour ago. Every start of a background does. */
  purge(): Promise<void>
}

interface Options {
  readonly store: Pick<
    Store,
    'rename' | 'pin' | 'remove' | 'restore' | 'shelvings' | 'undos' | 'forgetUndo' | 'purge'
  >
  readonly conversations: LiveConversations
  readonly runner: AnswerRunner
  readonly surfaces: Surfaces
  readonly now: () => number
  readonly together?: number | undefined
}

export function createShelf(options: Options): Shelf {
  const { store, conversations, runner, surfaces, now, together = TOGETHER } = options
  const turns = createShelfTurns()

  function tellListed(heads: readonly ConversationHead[]): void {
    if (heads.length > TOLD_SINGLY) surfaces.tell({ type: 'list-changed' })
    else for (const head of heads) surfaces.tell({ type: 'listed', head })
  }

  function tellUnlisted(conversationIds: readonly ConversationId[]): void {
    if (conversationIds.length > 0) surfaces.tell({ type: 'unlisted', conversationIds })
  }

  /** What was offered then, unless something else was since. */
  async function tellOffered(at: number): Promise<void> {
    const undo = (await store.undos()).find(undo => undo.at === at)
    if (undo) surfaces.tell({ type: 'deleted', undo })
  }

  const remove = (ids: readonly ConversationId[], at: number) =>
    turns.remove(ids, async isTurned => {
      let isTold = false
      let offeredAt = at
      for (const some of portions(ids, together)) {
        if (isTurned()) return
        await conversations.useAll(some, async loaded => {
          for (const live of loaded) await runner.stopAll(live.conversation)
          const isFirst = some[0] === ids[0]
          const isLater = some.at(-1) === ids.at(-1) || now() - offeredAt >= OFFERED_ANEW
          // The time of the offer counts from the end.
          if (isLater) offeredAt = now()
          const offers = isFirst || isLater ? { offeredAt } : {}
          const heads = await store.remove(some, at, { undo: ids, ...offers })
          // What names the whole is stored by now: a background that dies leaves the rest to the next one.
          // Told once; where an answer was being written it was listed again since.
          if (isTold) tellUnlisted(loaded.map(({ conversation }) => conversation.id))
          else if (heads.length > 0) tellUnlisted(ids)
          isTold ||= heads.length > 0
          if (heads.length > 0 && (isFirst || isLater)) await tellOffered(offeredAt)
          for (const live of loaded) await live.reload()
        })
      }
    })

  /** How many of them are there again. */
  const restore = (ids: readonly ConversationId[], at: number) =>
    turns.restore(ids, async () => {
      const there: ConversationId[] = []
      for (const some of portions(ids, together)) {
        await conversations.useAll(some, async loaded => {
          // Whoever had it open when it was deleted may have asked anew there.
          for (const live of loaded) await runner.stopAll(live.conversation)
          const heads = await store.restore(some, at, ids)
          for (const live of loaded) await live.reload()
          // Whoever reads the list from now on reads all of them.
          if (ids.length <= TOLD_SINGLY) tellListed(heads)
          else if (some[0] === ids[0] || some.at(-1) === ids.at(-1)) surfaces.tell({ type: 'list-changed' })
          there.push(...heads.map(({ id }) => id))
        })
      }
      if (there.length > 0) surfaces.tell({ type: 'restored', conversationIds: there })
      return there.length
    })

  return {
    purge: () => store.purge(now() - UNDO_MS, now() - AGED_UNDO_MS),
    forgetUndo: store.forgetUndo,
    remove: ids => remove(unique(ids), now()),

    async restore(ids) {
      const all = unique(ids)
      return (await restore(all, now())) === all.length
    },

    async resume() {
      for (const { type, conversationIds, at } of await store.shelvings()) {
        await (type === 'remove' ? remove : restore)(conversationIds, at)
      }
    },

    rename: (id, title, only) =>
      conversations.use(id, async live => {
        const { messages, title: before, named: was } = live.conversation
        if (messages.length === 0 || (only !== undefined && (was || before !== only))) return
        const named = only === undefined || undefined
        // Told first: an answer that ends while this is being stored is then stored under the new name.
        live.apply({ type: 'renamed', title, ...(named && { named }) })
        try {
          await store.rename(id, title, named)
        } catch (error) {
          live.apply({ type: 'renamed', title: before, ...(was && { named: was }) })
          throw error
        }
      }),

    async pin(ids, pinned) {
      for (const some of portions(ids, together)) {
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

    async expire(ids, outdated) {
      const at = now()
      const open = new Set<ConversationId>()
      let went = 0
      for (const some of portions(ids, together)) {
        await conversations.useAll(some, async loaded => {
          for (const { conversation } of loaded) open.add(conversation.id)
          const left = some.filter(id => !open.has(id))
          const heads = await store.remove(left, at, { outdated })
          tellUnlisted(heads.map(({ id }) => id))
          went += heads.length
        })
      }
      if (went > 0) await tellOffered(at)
      return open
    },
  }
}

const unique = (ids: readonly ConversationId[]) => [...new Set(ids)]

/** With the first transaction of several it is settled what becomes of all: it is over at once. */
function* portions<T>(all: readonly T[], most: number): Generator<readonly T[]> {
  let size = all.length > most ? 1 : most
  for (let start = 0; start < all.length; ) {
    yield all.slice(start, start + size)
    start += size
    size = most
  }
}
