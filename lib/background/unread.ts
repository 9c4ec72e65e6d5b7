import type { Answer, ConversationId } from '../model/message.ts'
import { isWhole } from '../model/message.ts'
import type { Store } from '../store/store.ts'
import type { UnreadAnswer } from '../store/unread.ts'
import type { Surfaces } from './surfaces.ts'

/** What the toolbar button says. */
export interface Badge {
  /** At most four characters are seen. */
  readonly text: string
  readonly look: 'ready' | 'failed'
  /** For the pointer, and for those who do not see the badge. */
  readonly title: string
}

/** The answers that ended while nobody looked. */
export interface Unread {
  ended(id: ConversationId, answer: Answer): Promise<void>
  /** Somebody looks at it. */
  read(id: ConversationId): Promise<void>
  /** Browsers forget a badge when they close; and what it counted may be gone. */
  refresh(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'unread' | 'putUnread' | 'deleteUnread'>
  readonly surfaces: Pick<Surfaces, 'followed' | 'tell'>
  readonly show: (badge: Badge) => Promise<void>
  readonly now: () => number
}

export function createUnread({ store, surfaces, show, now }: Options): Unread {
  /** One after the other: what is shown last is what is stored last. */
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn(work: () => Promise<unknown>): Promise<void> {
    const done = turn.then(work).then(async () => {
      const unread = await store.unread()
      surfaces.tell({ type: 'unread', conversationIds: unread.map(({ conversationId }) => conversationId) })
      await show(toBadge(unread))
    })
    turn = done.catch(() => {})
    return done
  }

  return {
    async ended(conversationId, { outcome }) {
      // A person who stops an answer knows that it has ended.
      if (!outcome || outcome.status === 'stopped') return
      const failed = !isWhole(outcome)
      await inTurn(async () => {
        if (!surfaces.followed(conversationId)) await store.putUnread({ conversationId, failed, at: now() })
      })
    },

    read: id => inTurn(() => store.deleteUnread(id)),
    refresh: () => inTurn(async () => {}),
  }
}

/** How many answers are ready; where none is, that some have broken off. */
export function toBadge(unread: readonly UnreadAnswer[]): Badge {
  const failed = unread.filter(answer => answer.failed).length
  const ready = unread.length - failed
  const news = [ready > 0 && `${ready} ready`, failed > 0 && `${failed} broke off`].filter(Boolean)
  return {
    text: ready > 0 ? (ready > 99 ? '99+' : String(ready)) : failed > 0 ? '!' : '',
    look: ready > 0 ? 'ready' : 'failed',
    title: news.length > 0 ? `Ask Mishalsgpt (answers: ${news.join(', ')})` : 'Ask Mishalsgpt',
  }
}
