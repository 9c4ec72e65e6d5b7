import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationId } from '../model/message.ts'
import { type Piece, passageOf } from '../search/passage.ts'
import type { Query } from '../search/query.ts'
import type { Ranked } from '../search/rank.ts'
import type { Candidate, Passage, Passages } from './passages.ts'

export interface Found {
  readonly head: ConversationHead
  readonly title: readonly Piece[]
  readonly passages: readonly Passage[]
  /** Messages that have it too, beyond those shown. */
  readonly more: number
}

export interface Checked {
  readonly found: readonly Found[]
  /** Of conversations that have it. */
  readonly total: number
  /** Whether no other could turn out to have it. */
  readonly isAll: boolean
}

interface Options {
  readonly query: Query
  readonly candidateOf: (head: ConversationHead) => Candidate
  readonly passages: Passages
  /** How many are shown. */
  readonly most: number
  /** How many messages of a conversation are shown. */
  readonly mostOf: (id: ConversationId) => number
  /** Whether those that are not shown are to be looked at as well, where that decides whether they count. */
  readonly countsAll: boolean
}

/** Conversations that are looked at in one go, only to be counted. */
const COUNTED_AT_ONCE = 50

/**
 * As many of those that may have it as are shown, with what stands around each hit, and how many there are. Where the
 * index cannot tell for sure, each is looked at before it counts: first those shown, then the others, bit by bit.
 */
export async function* checkFound(ranked: readonly Ranked[], options: Options): AsyncGenerator<Checked> {
  const { query, candidateOf, passages, most, mostOf, countsAll } = options
  const around = (some: readonly Ranked[], enough: (id: ConversationId) => number) =>
    passages.around(
      some.map(({ head }) => candidateOf(head)),
      query,
      enough,
    )
  const isFound = ({ head, inTitle }: Ranked) => inTitle || passages.isFound(candidateOf(head))

  let found: Found[] = []
  let looked = 0
  while (looked < ranked.length && found.length < most) {
    const next = ranked.slice(looked, looked + most - found.length)
    looked += next.length
    const all = await around(next, query.isExact ? mostOf : () => Number.POSITIVE_INFINITY)
    const more = next.flatMap((one, index) => (isFound(one) ? toFound(one, all[index] ?? [], options) : []))
    found = [...found, ...more]
    if (looked < ranked.length && found.length < most) yield { found, total: found.length, isAll: false }
  }

  const rest = ranked.slice(looked)
  if (query.isExact) {
    yield { found, total: found.length + rest.length, isAll: true }
    return
  }
  const unsure = rest.filter(one => isFound(one) === undefined)
  let total = found.length + rest.filter(isFound).length
  yield { found, total, isAll: unsure.length === 0 }
  for (let at = 0; countsAll && at < unsure.length; at += COUNTED_AT_ONCE) {
    const next = unsure.slice(at, at + COUNTED_AT_ONCE)
    await around(next, () => 1)
    total += next.filter(isFound).length
    yield { found, total, isAll: at + next.length >= unsure.length }
  }
}

function toFound({ head, inTitle }: Ranked, all: readonly Passage[], options: Options): Found {
  const { query, candidateOf, passages, mostOf } = options
  const shown = all.slice(0, mostOf(head.id))
  return {
    head,
    title: (inTitle && passageOf(head.title, query, 'title')) || [{ text: head.title, hit: false }],
    passages: shown,
    more: passages.possible(candidateOf(head)) - shown.length,
  }
}
