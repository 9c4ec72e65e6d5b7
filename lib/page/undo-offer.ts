import { type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationId } from '../model/message.ts'
import { UNDO_OFFERED_FOR, type Undo } from '../model/undo.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply, Update } from '../protocol/update.ts'

/** What went and can be brought back, and what could not be. */
export interface UndoOffer {
  /** What was deleted last and can be brought back. */
  readonly removed: ReadonlySignal<Undo | undefined>
  /** What was to be brought back and could not, until `forgetRemoved`. */
  readonly lost: ReadonlySignal<Undo | undefined>
  undoRemove(): void
  /** The time to undo is over. */
  forgetRemoved(): void
  /** What was deleted a moment ago, by a page that is gone, or went because it was old and nobody looked. */
  offerUndo(): void
}

interface Options {
  readonly readUndo: () => Promise<Undo | undefined>
  readonly send: (command: Command) => Promise<Reply>
  readonly now: () => number
}

export function createUndoOffer({ readUndo, send, now }: Options) {
  const removed = signal<Undo | undefined>(undefined)
  const lost = signal<Undo | undefined>(undefined)

  function offerIf(isTimely: (undo: Undo) => boolean): void {
    readUndo().then(
      undo => {
        if (undo && isTimely(undo)) removed.value ??= undo
      },
      () => {},
    )
  }

  const isAged = ({ aged }: Undo) => aged === true

  const offer: UndoOffer = {
    removed,
    lost,
    offerUndo: () => offerIf(undo => isAged(undo) || now() - undo.at < UNDO_OFFERED_FOR),

    undoRemove() {
      const undo = removed.value
      removed.value = undefined
      if (!undo) return
      void send({ type: 'restore', conversationIds: undo.conversationIds }).then(reply => {
        if (reply.status === 'failed') lost.value = undo
      })
    },

    forgetRemoved() {
      const seen = removed.value
      removed.value = undefined
      lost.value = undefined
      if (seen && isAged(seen)) void send({ type: 'forget-undo', at: seen.at })
      // What went meanwhile because it was old has waited for its turn.
      else offerIf(isAged)
    },
  }

  return {
    ...offer,

    noteRemoved(conversationIds: readonly ConversationId[], title: string): void {
      lost.value = undefined
      removed.value = { conversationIds, title, at: now() }
    },

    receive(update: Update): void {
      if (update.type === 'expired') removed.value ??= update.undo
    },
  }
}
