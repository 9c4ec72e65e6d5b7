import type { ConversationHead } from '../model/conversation.ts'

export interface Ranked {
  readonly head: ConversationHead
  readonly inTitle: boolean
}

/**
 * Of conversations in the order of the list those that are called so come first, then those that say so; both newest
 * first. It stops at so many of the first as are `enough`, which leaves out the others.
 */
export function rank(
  heads: readonly ConversationHead[],
  isCalledSo: (head: ConversationHead) => boolean,
  saysSo: (head: ConversationHead) => boolean,
  enough = Number.POSITIVE_INFINITY,
): Ranked[] {
  const inTitle: Ranked[] = []
  const inText: Ranked[] = []
  for (const head of heads) {
    if (inTitle.length >= enough) break
    if (isCalledSo(head)) inTitle.push({ head, inTitle: true })
    else if (saysSo(head)) inText.push({ head, inTitle: false })
  }
  return [...inTitle, ...inText]
}
