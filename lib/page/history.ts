import { type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'

interface Options {
  readonly read: () => Promise<ConversationHead[]>
  readonly send: (command: Command) => Promise<Reply>
}

export interface History {
  /** Newest first; `undefined` until read. */
  readonly heads: ReadonlySignal<readonly ConversationHead[] | undefined>
  /** The conversation that was deleted last and can be brought back. */
  readonly removed: ReadonlySignal<ConversationHead | undefined>
  rename(id: ConversationId, title: string): void
  remove(id: ConversationId): void
  undoRemove(): void
  /** The time to undo is over. */
  forgetRemoved(): void
  refresh(): void
  receive(update: Update): void
}

/** The list of conversations, kept true by what the background says. */
export function createHistory({ read, send }: Options): History {
  const heads = signal<readonly ConversationHead[] | undefined>(undefined)
  const removed = signal<ConversationHead | undefined>(undefined)

  /** What was said while the list was being read: newer than what will have been read. */
  let saidMeanwhile: Update[] = []

  const without = (id: ConversationId) => (heads.value ?? []).filter(head => head.id !== id)

  function apply(update: Update): void {
    if (update.type === 'listed') {
      heads.value = [update.head, ...without(update.head.id)].sort((a, b) => b.updated - a.updated)
    }
    if (update.type === 'unlisted') heads.value = without(update.conversationId)
  }

  return {
    heads,
    removed,

    rename(id, title) {
      const trimmed = title.trim()
      if (trimmed) void send({ type: 'rename', conversationId: id, title: trimmed })
    },

    remove(id) {
      removed.value = heads.value?.find(head => head.id === id)
      void send({ type: 'delete', conversationId: id })
    },

    undoRemove() {
      const head = removed.value
      removed.value = undefined
      if (head) void send({ type: 'restore', conversationId: head.id })
    },

    forgetRemoved() {
      removed.value = undefined
    },

    refresh() {
      heads.value = undefined
      saidMeanwhile = []
      read().then(
        stored => {
          heads.value = stored
          for (const update of saidMeanwhile) apply(update)
        },
        () => {
          heads.value ??= []
        },
      )
    },

    receive(update) {
      if (heads.value) apply(update)
      else if (update.type === 'listed' || update.type === 'unlisted') saidMeanwhile.push(update)
    },
  }
}
