import { type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationHead } from '../model/conversation.ts'
import type { Failure } from '../model/failure.ts'
import type { ConversationId } from '../model/message.ts'
import { seenTitle } from '../model/title.ts'
import type { Undo } from '../model/undo.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'
import { createUndoOffer, type UndoOffer } from './undo-offer.ts'

interface Options {
  readonly read: () => Promise<ConversationHead[]>
  readonly readUndos: () => Promise<readonly Undo[]>
  readonly storedBytes: () => Promise<number | undefined>
  readonly send: (command: Command) => Promise<Reply>
  readonly now: () => number
}

/** What was to be done to conversations and was not. */
export interface Refused {
  readonly failure: Failure
  readonly at: number
  again(): void
}

export interface History extends UndoOffer {
  /** Newest first; `undefined` until it was read once. */
  readonly heads: ReadonlySignal<readonly ConversationHead[] | undefined>
  /** What everything takes up that is stored, when the list was read; `undefined` where the browser does not tell. */
  readonly bytes: ReadonlySignal<number | undefined>
  /** The conversations in which an answer is being written. */
  readonly answering: ReadonlySignal<ReadonlySet<ConversationId>>
  /** Those whose last answer ended while nobody looked. */
  readonly unread: ReadonlySignal<ReadonlySet<ConversationId>>
  /** Until it is tried again, or `dismissRefused`. */
  readonly refused: ReadonlySignal<Refused | undefined>
  dismissRefused(): void
  /** The list is about to be seen: from now on it is kept. */
  want(): void
  rename(id: ConversationId, title: string): void
  pin(ids: readonly ConversationId[], pinned: boolean): void
  remove(ids: readonly ConversationId[]): void
  /** Reads it anew, if it was read at all. */
  refresh(): void
  receive(update: Update): void
}

/** The list of conversations, kept true by what the background says. */
export function createHistory({ read, readUndos, storedBytes, send, now }: Options): History {
  const heads = signal<readonly ConversationHead[] | undefined>(undefined)
  const bytes = signal<number | undefined>(undefined)
  const { receive: receiveOffer, ...offer } = createUndoOffer({ readUndos, send, onLost: refresh, now })
  const answering = signal<ReadonlySet<ConversationId>>(new Set())
  const unread = signal<ReadonlySet<ConversationId>>(new Set())
  const refused = signal<Refused | undefined>(undefined)
  let wanted = false
  /** What went while the list was seen: an undo shows it at once, however long it takes to bring back. */
  const left: ConversationHead[] = []

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
    if (update.type === 'unlisted') {
      const gone = new Set(update.conversationIds)
      left.push(...(heads.value ?? []).filter(({ id }) => gone.has(id)))
      heads.value = without(update.conversationIds)
    }
  }

  function undoRemove(): void {
    const ids = offer.removed.value?.conversationIds ?? []
    offer.undoRemove()
    const returning = new Set(ids)
    const back = left.splice(0).filter(({ id }) => returning.has(id))
    if (heads.value) heads.value = [...without(ids), ...back].sort((a, b) => b.updated - a.updated)
  }

  /** The end of a read. Of one after which another began is shown only what is better than nothing. */
  function take(stored: readonly ConversationHead[], said: readonly Update[]): void {
    if (saidMeanwhile === said) saidMeanwhile = undefined
    else if (heads.value) return
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
    storedBytes().then(
      used => {
        bytes.value = used
      },
      () => {},
    )
  }

  async function carryOut(command: Command): Promise<void> {
    refused.value = undefined
    const reply = await send(command)
    if (reply.status === 'failed')
      refused.value = { failure: reply.failure, at: now(), again: () => void carryOut(command) }
    // Of many some may have gone before it failed; and a background that died may not have said what it did.
    if (command.type === 'delete') offer.offerUndo()
  }

  return {
    heads,
    bytes,
    answering,
    unread,
    refused,
    ...offer,
    undoRemove,
    refresh,

    want() {
      if (wanted) return
      wanted = true
      refresh()
    },

    rename(id, title) {
      const seen = seenTitle(title).trim()
      if (seen) void carryOut({ type: 'rename', conversationId: id, title: seen })
    },

    pin(ids, pinned) {
      if (ids.length > 0) void carryOut({ type: 'pin', conversationIds: ids, pinned })
    },

    remove(ids) {
      if (ids.length > 0) void carryOut({ type: 'delete', conversationIds: ids })
    },

    dismissRefused() {
      refused.value = undefined
    },

    receive(update) {
      receiveOffer(update)
      if (update.type === 'list-changed') refresh()
      if (update.type === 'answering') answering.value = new Set(update.conversationIds)
      if (update.type === 'unread') unread.value = new Set(update.conversationIds)
      saidMeanwhile?.push(update)
      if (heads.value) apply(update)
    },
  }
}
