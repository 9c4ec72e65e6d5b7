import type { ConversationHead } from '../model/conversation.ts'

export interface Ranked {
  readonly head: ConversationHead
  readonly inTitle: boolean
}

/** A conversation that is called so comes first; else the newest, as in the list. */
export function byRank(a: Ranked, b: Ranked): number {
  return Number(b.inTitle) - Number(a.inTitle) || b.head.updated - a.head.updated
}
