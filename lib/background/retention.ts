import { isOutdated } from '../model/is-outdated.ts'
import type { ConversationId } from '../model/message.ts'
import type { KeepDays, Settings } from '../model/settings.ts'
import type { Store } from '../store/store.ts'
import type { LiveConversations } from './live-conversations.ts'
import type { Shelf } from './shelf.ts'

/** Keeps conversations for as long as the person wants. */
export interface Retention {
  /** `null` keeps everything; what is older than so many days goes at once. */
  set(days: KeepDays | null): Promise<void>
  /** How many would go at once, and how many only when they are closed. */
  count(days: KeepDays): Promise<{ going: number; open: number }>
  /** Lets go of what is too old, once a day, or again where something was open. */
  apply(): Promise<void>
  /** What stayed because it was open goes when it is not. */
  closed(id: ConversationId): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'settings' | 'updateSettings' | 'heads' | 'swept' | 'saveSwept'>
  readonly shelf: Pick<Shelf, 'expire'>
  readonly conversations: Pick<LiveConversations, 'isOpen'>
  readonly onSettings: (settings: Settings) => void
  readonly now: () => number
}

const DAY = 86_400_000

export function createRetention({ store, shelf, conversations, onSettings, now }: Options): Retention {
  let applying: Promise<void> | undefined
  let stayed: ReadonlySet<ConversationId> = new Set()
  let sweptHere = Number.NEGATIVE_INFINITY

  async function outdated(days: KeepDays, at: number): Promise<ConversationId[]> {
    return (await store.heads()).filter(head => isOutdated(head, days, at)).map(({ id }) => id)
  }

  async function sweep(days: KeepDays): Promise<void> {
    const at = now()
    stayed = await shelf.expire(await outdated(days, at), head => isOutdated(head, days, at))
    sweptHere = at
    // The next background knows nothing of those that stayed.
    await store.saveSwept(stayed.size > 0 ? 0 : at)
  }

  async function sweepWhenDue(): Promise<void> {
    // Asked at each question, and reads all conversations: not again while nothing can have become of it.
    if (sweptHere > now() - DAY && [...stayed].every(conversations.isOpen)) return
    const { keepDays } = await store.settings()
    if (keepDays !== undefined && (await store.swept()) <= now() - DAY) await sweep(keepDays)
  }

  function apply(): Promise<void> {
    applying ??= sweepWhenDue().finally(() => {
      applying = undefined
    })
    return applying
  }

  return {
    async set(days) {
      onSettings(
        await store.updateSettings(({ keepDays: _, ...settings }) =>
          days === null ? settings : { ...settings, keepDays: days },
        ),
      )
      if (days !== null) await sweep(days)
    },

    async count(days) {
      const ids = await outdated(days, now())
      const open = ids.filter(conversations.isOpen).length
      return { going: ids.length - open, open }
    },

    apply,

    closed: async id => {
      if (stayed.has(id)) await apply()
    },
  }
}
