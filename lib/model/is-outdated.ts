import type { ConversationHead } from './conversation.ts'
import type { KeepDays } from './settings.ts'

const DAY = 86_400_000

/** Whether a conversation goes where conversations are kept for so many days. A pinned one never does. */
export function isOutdated({ updated, pinned }: ConversationHead, days: KeepDays, now: number): boolean {
  return !pinned && updated < now - days * DAY
}
