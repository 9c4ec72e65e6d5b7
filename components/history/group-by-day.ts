import type { ConversationHead } from '../../lib/model/conversation.ts'
import { dayLabel } from './day-label.ts'

export interface DayGroup {
  readonly label: string
  readonly heads: readonly ConversationHead[]
}

/** Newest first, as they come. */
export function groupByDay(heads: readonly ConversationHead[], now: number): DayGroup[] {
  const groups: { label: string; heads: ConversationHead[] }[] = []
  for (const head of heads) {
    const label = dayLabel(head.updated, now)
    const last = groups.at(-1)
    if (last?.label === label) last.heads.push(head)
    else groups.push({ label, heads: [head] })
  }
  return groups
}
