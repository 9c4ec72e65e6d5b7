import { applyEvent, type ChatEvent } from '../model/chat-event.ts'
import { type Conversation, emptyConversation, toHead } from '../model/conversation.ts'
import { toEnd } from '../model/conversation-end.ts'
import type { ConversationId } from '../model/message.ts'
import type { Surface, Surfaces } from './surfaces.ts'

/** A conversation in use: the truth, of which the store keeps a copy and every surface a mirror. */
export interface LiveConversation {
  readonly conversation: Conversation
  /** Changes the truth and tells its followers, in one tick. */
  apply(event: ChatEvent): void
  /** Makes what is stored the truth: for changes that are no event. No answer may be running. */
  reload(): Promise<void>
  /** Keeps it in memory, followed or not, until what it returns is called. */
  hold(): () => void
}

export interface LiveConversations {
  /** Runs `command` on the truth, after the commands on this conversation that came before. */
  use<T>(id: ConversationId, command: (live: LiveConversation) => Promise<T>): Promise<T>
  /** Snapshot and subscription, with no `await` between the two. */
  follow(id: ConversationId, surface: Surface): Promise<void>
  unfollow(surface: Surface): void
  /** The store has more of it than is known here. Where an answer is being written it is seen at the next opening. */
  refresh(id: ConversationId): Promise<void>
}

interface Options {
  readonly read: (id: ConversationId) => Promise<Conversation | undefined>
  readonly surfaces: Surfaces
  readonly now: () => number
}

interface Entry {
  readonly loading: Promise<LiveConversation>
  holders: number
  queue: Promise<unknown>
}

export function createLiveConversations({ read, surfaces, now }: Options): LiveConversations {
  const entries = new Map<ConversationId, Entry>()

  /** In one tick with its being found or made, so that no two truths of one conversation exist. */
  function hold(id: ConversationId): { entry: Entry; release: () => void } {
    const entry = entries.get(id) ?? { loading: load(id), holders: 0, queue: Promise.resolve() }
    entries.set(id, entry)
    entry.holders += 1
    return {
      entry,
      release() {
        entry.holders -= 1
        evictIdle(id)
      },
    }
  }

  function evictIdle(id: ConversationId): void {
    if (entries.get(id)?.holders === 0 && !surfaces.followed(id)) entries.delete(id)
  }

  async function load(id: ConversationId): Promise<LiveConversation> {
    const readStored = async () => (await read(id)) ?? emptyConversation(id, now())
    let conversation = await readStored()
    return {
      get conversation() {
        return conversation
      },

      apply(event) {
        conversation = applyEvent(conversation, event)
        surfaces.tellFollowers(id, { type: 'event', conversationId: id, event })
        // One in which nothing was asked yet may have been set up, and is in no list.
        if (event.type !== 'delta' && event.type !== 'retrying' && conversation.leaf !== undefined) {
          surfaces.tell({ type: 'listed', head: toHead(conversation) })
        }
      },

      async reload() {
        conversation = await readStored()
        surfaces.tellFollowers(id, { type: 'snapshot', ...toEnd(conversation) })
      },

      hold: () => hold(id).release,
    }
  }

  async function use<T>(id: ConversationId, command: (live: LiveConversation) => Promise<T>): Promise<T> {
    const { entry, release } = hold(id)
    const done = entry.queue.then(async () => command(await entry.loading))
    entry.queue = done.catch(() => {})
    try {
      return await done
    } finally {
      release()
    }
  }

  return {
    use,

    async refresh(id) {
      if (!entries.has(id)) return
      await use(id, async live => {
        const isWriting = live.conversation.messages.some(
          message => message.role === 'assistant' && !message.outcome,
        )
        if (!isWriting) await live.reload()
      })
    },

    async follow(id, surface) {
      const before = surface.follows
      delete surface.follows
      surface.wants = id
      if (before !== undefined) evictIdle(before)
      const { entry, release } = hold(id)
      try {
        const { conversation } = await entry.loading
        // Another one may have been opened on this port meanwhile.
        if (surface.wants !== id) return
        surface.follows = id
        surface.post({ type: 'snapshot', ...toEnd(conversation) })
      } finally {
        release()
      }
    },

    unfollow(surface) {
      const id = surface.follows
      delete surface.follows
      delete surface.wants
      if (id !== undefined) evictIdle(id)
    },
  }
}
