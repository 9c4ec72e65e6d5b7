import type { ConversationHead } from './conversation.ts'
import type { KeepDays } from './settings.ts'

const DAY = 86_400_000

/**
 * Whether a conversation goes where conversations are kept for so many days. A pinned one never does, and one that a
 * person has fetched from a file or brought back has its days before it.
 */
export function isOutdated(head: ConversationHead, days: KeepDays, now: number): boolean {
  const { updated, keptSince = 0, pinned } = head
  return !pinned && Math.max(updated, keptSince) < now - days * DAY
}
