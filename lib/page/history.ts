import { type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { UNDO_OFFERED_FOR, type Undo } from '../model/undo.ts'
import { type Command, MAX_NAME } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'

interface Options {
  readonly read: () => Promise<ConversationHead[]>
  readonly readUndo: () => Promise<Undo | undefined>
  readonly send: (command: Command) => Promise<Reply>
  readonly now: () => number
}

export interface History {
  /** Newest first; `undefined` until it was read once. */
  readonly heads: ReadonlySignal<readonly ConversationHead[] | undefined>
  /** What was deleted last and can be brought back. */
  readonly removed: ReadonlySignal<Undo | undefined>
  /** The conversations in which an answer is being written. */
  readonly answering: ReadonlySignal<ReadonlySet<ConversationId>>
  /** What was to be brought back and could not, until `forgetRemoved`. */
  readonly lost: ReadonlySignal<Undo | undefined>
  /** The list is about to be seen: from now on it is kept. */
  want(): void
  rename(id: ConversationId, title: string): void
  pin(ids: readonly ConversationId[], pinned: boolean): void
  remove(ids: readonly ConversationId[]): void
  undoRemove(): void
  /** The time to undo is over. */
  forgetRemoved(): void
  /** What was deleted a moment ago, by a page that is gone, can be brought back here. */
  offerUndo(): void
  /** Reads it anew, if it was read at all. */
  refresh(): void
  receive(update: Update): void
}

/** The list of conversations, kept true by what the background says. */
export function createHistory({ read, readUndo, send, now }: Options): History {
  const heads = signal<readonly ConversationHead[] | undefined>(undefined)
  const removed = signal<Undo | undefined>(undefined)
  const lost = signal<Undo | undefined>(undefined)
  const answering = signal<ReadonlySet<ConversationId>>(new Set())
  let wanted = false

  /** While the list is being read, what was said since: newer than what will have been read. */
  let saidMeanwhile: Update[] | undefined

  function without(ids: readonly ConversationId[]): ConversationHead[] {
    const gone = new Set(ids)
    return (heads.value ?? []).filter(head => !gone.has(head.id))
  }

  function apply(update: Update): void {
    if (update.type === 'listed') {
      const others = without([update.head.id])
      const older = others.findIndex(head => head.updated <= update.head.updated)
      heads.value = others.toSpliced(older < 0 ? others.length : older, 0, update.head)
    }
    if (update.type === 'unlisted') heads.value = without(update.conversationIds)
  }

  /** The end of a read, unless another one began after it. */
  function take(stored: readonly ConversationHead[], said: readonly Update[]): void {
    if (saidMeanwhile !== said) return
    saidMeanwhile = undefined
    heads.value = stored
    for (const update of said) apply(update)
  }

  function refresh(): void {
    if (!wanted) return
    const said: Update[] = []
    saidMeanwhile = said
    read().then(
      stored => take(stored, said),
      () => take(heads.value ?? [], said),
    )
  }

  return {
    heads,
    answering,
    removed,
    lost,
    refresh,

    want() {
      if (wanted) return
      wanted = true
      refresh()
    },

    rename(id, title) {
      const trimmed = title.trim().slice(0, MAX_NAME)
      if (trimmed) void send({ type: 'rename', conversationId: id, title: trimmed })
    },

    pin(ids, pinned) {
      if (ids.length > 0) void send({ type: 'pin', conversationIds: ids, pinned })
    },

    remove(ids) {
      const [first] = ids
      if (first === undefined) return
      const title = heads.value?.find(head => head.id === first)?.title ?? ''
      lost.value = undefined
      removed.value = { conversationIds: ids, title, at: now() }
      void send({ type: 'delete', conversationIds: ids })
    },

    undoRemove() {
      const undo = removed.value
      removed.value = undefined
      if (!undo) return
      void send({ type: 'restore', conversationIds: undo.conversationIds }).then(reply => {
        if (reply.status === 'failed') lost.value = undo
      })
    },

    forgetRemoved() {
      removed.value = undefined
      lost.value = undefined
    },

    offerUndo() {
      readUndo().then(
        undo => {
          if (undo && now() - undo.at < UNDO_OFFERED_FOR) removed.value ??= undo
        },
        () => {},
      )
    },

    receive(update) {
      if (update.type === 'list-changed') refresh()
      if (update.type === 'answering') answering.value = new Set(update.conversationIds)
      saidMeanwhile?.push(update)
      if (heads.value) apply(update)
    },
  }
}
