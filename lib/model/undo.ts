import type { ConversationId } from './message.ts'

/** What was deleted last, all of it at once, as it is offered to be brought back. */
export interface Undo {
  /** What went last, first: in this order it is brought back. */
  readonly conversationIds: readonly ConversationId[]
  /** Of the one that was deleted, or the first. */
  readonly title: string
  readonly at: number
  /** It went because it was old. Perhaps nobody looked, so that it is offered until somebody has seen the offer. */
  readonly aged?: true
}

/** Milliseconds for which it is offered, wherever a panel is open in that time. */
export const UNDO_OFFERED_FOR = 10_000

/** Whether a person's own deletion is still offered at `now`. */
export function isOffered({ at }: Undo, now: number): boolean {
  return now - at < UNDO_OFFERED_FOR
}

/** What a person deletes while something is offered is offered with it, for the time of the later. */
export function joinUndos(before: Undo, next: Undo): Undo {
  const all = new Set([...next.conversationIds, ...before.conversationIds])
  return { ...next, conversationIds: [...all], at: Math.max(next.at, before.at) }
}

/** What is left to be brought back once these are there again. */
export function withoutRestored(undo: Undo, ids: Iterable<ConversationId>): Undo | undefined {
  const restored = new Set(ids)
  const conversationIds = undo.conversationIds.filter(id => !restored.has(id))
  return conversationIds.length > 0 ? { ...undo, conversationIds } : undefined
}
