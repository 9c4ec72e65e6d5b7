import { type ReadonlySignal, signal } from '@preact/signals'
import type { ConversationId } from '../model/message.ts'
import { isOffered, joinUndos, type Undo, withoutRestored } from '../model/undo.ts'
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
  /** What was deleted a moment ago, wherever that was, or went because it was old and nobody looked. */
  offerUndo(): void
}

interface Options {
  readonly readUndos: () => Promise<readonly Undo[]>
  readonly send: (command: Command) => Promise<Reply>
  /** What was to be brought back is not all there. */
  readonly onLost: () => void
  readonly now: () => number
}

export function createUndoOffer({ readUndos, send, onLost, now }: Options) {
  const removed = signal<Undo | undefined>(undefined)
  const lost = signal<Undo | undefined>(undefined)
  /** On their way back: a background that died and goes on deleting may still tell that they went. */
  const returning = new Set<ConversationId>()

  /** One offer at a time: a person's own grows while it lasts; what grew old waits until that is over. */
  function take(told: Undo): void {
    const undo = withoutRestored(told, returning)
    if (!undo) return
    const shown = removed.peek()
    if (isAged(undo)) {
      removed.value ??= undo
    } else if (isOffered(undo, now())) {
      lost.value = undefined
      const isTold = undo.conversationIds.every(id => shown?.conversationIds.includes(id))
      if (!shown || isAged(shown)) removed.value = undo
      // A deletion that takes its time is offered anew, and counts from then.
      else if (!isTold || undo.at > shown.at) removed.value = joinUndos(shown, undo)
    }
  }

  function offerIf(isWanted: (undo: Undo) => boolean): void {
    readUndos().then(
      undos => {
        for (const undo of undos) if (isWanted(undo)) take(undo)
      },
      () => {},
    )
  }

  const offer: UndoOffer = {
    removed,
    lost,
    offerUndo: () => offerIf(() => true),

    undoRemove() {
      const undo = removed.value
      removed.value = undefined
      if (!undo) return
      for (const id of undo.conversationIds) returning.add(id)
      void send({ type: 'restore', conversationIds: undo.conversationIds }).then(reply => {
        for (const id of undo.conversationIds) returning.delete(id)
        if (reply.status !== 'failed') return
        lost.value = undo
        onLost()
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

    receive(update: Update): void {
      if (update.type === 'deleted') take(update.undo)
      if (update.type !== 'restored') return
      if (removed.value) removed.value = withoutRestored(removed.value, update.conversationIds)
      if (!removed.value) offerIf(isAged)
    },
  }
}

const isAged = ({ aged }: Undo) => aged === true
