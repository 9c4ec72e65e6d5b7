import type { ConversationHead } from '../../lib/model/conversation.ts'
import { isTemporary } from '../../lib/model/temporary.ts'
import { type Period, periodOf } from './period-of.ts'

export interface Group {
  readonly label: string
  readonly heads: readonly ConversationHead[]
}

/** The temporary ones first, which are not here for long, then the pinned ones, then the others by day; in each group as they come, which is newest first. */
export function groupHeads(heads: readonly ConversationHead[], now: number): Group[] {
  const temporary = heads.filter(({ id }) => isTemporary(id))
  const pinned = heads.filter(({ id, pinned }) => pinned && !isTemporary(id))
  const days: { label: string; heads: ConversationHead[] }[] = []
  let period: Period | undefined
  for (const head of heads) {
    if (head.pinned || isTemporary(head.id)) continue
    // A label costs more than everything else here, and ten thousand conversations have a few dozen.
    if (!period || head.updated < period.from) {
      period = periodOf(head.updated, now)
      days.push({ label: period.label, heads: [] })
    }
    days.at(-1)?.heads.push(head)
  }
  return [{ label: 'Temporary', heads: temporary }, { label: 'Pinned', heads: pinned }, ...days].filter(
    group => group.heads.length > 0,
  )
}
