import { type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { type Command, MAX_NAME } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'

interface Options {
  readonly read: () => Promise<ConversationHead[]>
  readonly send: (command: Command) => Promise<Reply>
}

export interface History {
  /** Newest first; `undefined` until it was read once. */
  readonly heads: ReadonlySignal<readonly ConversationHead[] | undefined>
  /** The conversation that was deleted last and can be brought back. */
  readonly removed: ReadonlySignal<ConversationHead | undefined>
  /** What was to be brought back and could not, until `forgetRemoved`. */
  readonly lost: ReadonlySignal<ConversationHead | undefined>
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
  const lost = signal<ConversationHead | undefined>(undefined)

  /** While the list is being read, what was said since: newer than what will have been read. */
  let saidMeanwhile: Update[] | undefined

  const without = (id: ConversationId) => (heads.value ?? []).filter(head => head.id !== id)

  function apply(update: Update): void {
    if (update.type === 'listed') {
      heads.value = [update.head, ...without(update.head.id)].sort((a, b) => b.updated - a.updated)
    }
    if (update.type === 'unlisted') heads.value = without(update.conversationId)
  }

  /** The end of a read, unless another one began after it. */
  function take(stored: readonly ConversationHead[], said: readonly Update[]): void {
    if (saidMeanwhile !== said) return
    saidMeanwhile = undefined
    heads.value = stored
    for (const update of said) apply(update)
  }

  return {
    heads,
    removed,
    lost,

    rename(id, title) {
      const trimmed = title.trim().slice(0, MAX_NAME)
      if (trimmed) void send({ type: 'rename', conversationId: id, title: trimmed })
    },

    remove(id) {
      lost.value = undefined
      removed.value = heads.value?.find(head => head.id === id)
      void send({ type: 'delete', conversationId: id })
    },

    undoRemove() {
      const head = removed.value
      removed.value = undefined
      if (!head) return
      void send({ type: 'restore', conversationId: head.id }).then(reply => {
        if (reply.status === 'failed') lost.value = head
      })
    },

    forgetRemoved() {
      removed.value = undefined
      lost.value = undefined
    },

    refresh() {
      const said: Update[] = []
      saidMeanwhile = said
      read().then(
        stored => take(stored, said),
        () => take(heads.value ?? [], said),
      )
    },

    receive(update) {
      saidMeanwhile?.push(update)
      if (heads.value) apply(update)
    },
  }
}
