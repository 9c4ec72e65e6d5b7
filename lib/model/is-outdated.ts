import type { ConversationHead } from './conversation.ts'
import type { KeepDays } from './settings.ts'
import { isTemporary } from './temporary.ts'

const DAY = 86_400_000

/**
 * Whether a conversation goes where conversations are kept for so many days. A pinned one never does, and one that a
 * person has fetched from a file or brought back has its days before it. A temporary one goes when it goes.
 */
export function isOutdated(head: ConversationHead, days: KeepDays, now: number): boolean {
  const { id, updated, keptSince = 0, pinned } = head
  return !pinned && !isTemporary(id) && Math.max(updated, keptSince) < now - days * DAY
}
