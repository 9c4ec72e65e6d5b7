import { applyEvent, type ChatEvent } from '../model/chat-event.ts'
import { type Conversation, emptyConversation, runningAnswer, toHead } from '../model/conversation.ts'
import { toEnd } from '../model/conversation-end.ts'
import type { ConversationId } from '../model/message.ts'
import type { Surface, Surfaces } from './surfaces.ts'

/** What changes nothing that a list of conversations shows. */
const PASSING: ReadonlySet<ChatEvent['type']> = new Set<ChatEvent['type']>(['delta', 'retrying', 'unkept'])

/** A conversation in use: the truth, of which the store keeps a copy and every surface a mirror. */
export interface LiveConversation {
  readonly conversation: Conversation
  /** Whether the store got more of it while an answer was being written: `reload` once that is kept. */
  isBehind?: boolean
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
  /**
   * Runs `command` once no other command runs on any of them. Nothing is read for it: it gets those that are in memory.
   * Whoever opens one meanwhile is told anew what is stored afterwards.
   */
  useAll<T>(
    ids: readonly ConversationId[],
    command: (loaded: readonly LiveConversation[]) => Promise<T>,
  ): Promise<T>
  /** Snapshot and subscription, with no `await` between the two. */
  follow(id: ConversationId, surface: Surface): Promise<void>
  unfollow(surface: Surface): void
  /** Whether somebody has it open, or something is being done in it. */
  isOpen(id: ConversationId): boolean
  /** The store has more of it than is known here. Where an answer is being written it is seen once that has ended. */
  refresh(id: ConversationId): Promise<void>
}

interface Options {
  readonly read: (id: ConversationId) => Promise<Conversation | undefined>
  readonly surfaces: Surfaces
  readonly now: () => number
  /** Nobody has it open any longer. */
  readonly onClosed?: ((id: ConversationId) => void) | undefined
}

interface Entry {
  /** Absent while it is held and nobody has needed to know what is in it. */
  loading?: Promise<LiveConversation>
  holders: number
  queue: Promise<unknown>
}

export function createLiveConversations({ read, surfaces, now, onClosed }: Options): LiveConversations {
  const entries = new Map<ConversationId, Entry>()

  /** In one tick with its being found or made, so that no two truths of one conversation exist. */
  function hold(id: ConversationId): { entry: Entry; release: () => void } {
    const entry: Entry = entries.get(id) ?? { holders: 0, queue: Promise.resolve() }
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
    if (entries.get(id)?.holders !== 0 || surfaces.followed(id)) return
    entries.delete(id)
    onClosed?.(id)
  }

  function loading(id: ConversationId, entry: Entry): Promise<LiveConversation> {
    entry.loading ??= load(id)
    return entry.loading
  }

  async function load(id: ConversationId): Promise<LiveConversation> {
    const readStored = async () => (await read(id)) ?? emptyConversation(id, now())
    let conversation = await readStored()
    const live: LiveConversation = {
      get conversation() {
        return conversation
      },

      apply(event) {
        conversation = applyEvent(conversation, event)
        surfaces.tellFollowers(id, { type: 'event', conversationId: id, event })
        // One in which nothing was asked yet may have been set up, and is in no list.
        if (!PASSING.has(event.type) && conversation.leaf !== undefined) {
          surfaces.tell({ type: 'listed', head: toHead(conversation) })
        }
      },

      async reload() {
        conversation = await readStored()
        live.isBehind = false
        surfaces.tellFollowers(id, { type: 'snapshot', ...toEnd(conversation) })
      },

      hold: () => hold(id).release,
    }
    return live
  }

  async function use<T>(id: ConversationId, command: (live: LiveConversation) => Promise<T>): Promise<T> {
    const { entry, release } = hold(id)
    // Read at once, and not in its turn: whoever follows it waits for the same.
    const live = loading(id, entry)
    live.catch(() => {})
    const done = entry.queue.then(async () => command(await live))
    entry.queue = done.catch(() => {})
    try {
      return await done
    } finally {
      release()
    }
  }

  return {
    use,

    isOpen: id => entries.get(id)?.loading !== undefined,

    async refresh(id) {
      if (!entries.has(id)) return
      await use(id, async live => {
        if (runningAnswer(live.conversation)) live.isBehind = true
        else await live.reload()
      })
    },

    async useAll(ids, command) {
      const held = [...new Set(ids)].map(hold)
      const inMemory = () => Promise.all(held.flatMap(({ entry }) => entry.loading ?? []))
      // In every queue in this tick, so that no two commands wait for each other.
      const done = Promise.all(held.map(({ entry }) => entry.queue)).then(async () => {
        const loaded = await inMemory()
        const result = await command(loaded)
        for (const live of await inMemory()) if (!loaded.includes(live)) await live.reload()
        return result
      })
      for (const { entry } of held) entry.queue = done.catch(() => {})
      try {
        return await done
      } finally {
        for (const { release } of held) release()
      }
    },

    async follow(id, surface) {
      const before = surface.follows
      delete surface.follows
      surface.wants = id
      if (before !== undefined) evictIdle(before)
      const { entry, release } = hold(id)
      try {
        const { conversation } = await loading(id, entry)
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
