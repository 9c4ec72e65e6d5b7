import type { ConversationHead } from '../../lib/model/conversation.ts'
import { type Period, periodOf } from './period-of.ts'

export interface Group {
  readonly label: string
  readonly heads: readonly ConversationHead[]
}

/** The pinned ones first, then the others by day; in each group as they come, which is newest first. */
export function groupHeads(heads: readonly ConversationHead[], now: number): Group[] {
  const pinned = heads.filter(head => head.pinned)
  const days: { label: string; heads: ConversationHead[] }[] = []
  let period: Period | undefined
  for (const head of heads) {
    if (head.pinned) continue
    // A label costs more than everything else here, and ten thousand conversations have a few dozen.
    if (!period || head.updated < period.from) {
      period = periodOf(head.updated, now)
      days.push({ label: period.label, heads: [] })
    }
    days.at(-1)?.heads.push(head)
  }
  return pinned.length > 0 ? [{ label: 'Pinned', heads: pinned }, ...days] : days
}
