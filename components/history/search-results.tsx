import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ConversationId } from '../../lib/model/message.ts'
import type { Results } from '../../lib/page/search.ts'
import type { Target } from '../../lib/page/target.ts'
import { FoundConversation } from './found-conversation.tsx'
import type { HeadActions } from './row-actions.ts'
import style from './search-results.module.css'

interface Props {
  readonly results: Results
  readonly current: ConversationId
  /** Whether the index is still being made. */
  readonly partial: boolean
  /** Whether there are temporary chats, in which nothing is looked for. */
  readonly leavesOut: boolean
  readonly actions: HeadActions
  readonly onPick: (id: ConversationId, target?: Target) => void
  readonly onMore: () => void
  readonly onMoreOf: (id: ConversationId) => void
}

export function SearchResults(props: Props) {
  const { results, current, partial, leavesOut, actions, onPick, onMore, onMoreOf } = props
  const { found, total, done } = results
  const end = useRef<HTMLDivElement>(null)
  const hasMore = found.length < total

  useLayoutEffect(() => {
    if (!hasMore || !end.current) return
    const sight = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) onMore()
      },
      { rootMargin: '600px' },
    )
    sight.observe(end.current)
    return () => sight.disconnect()
    // Each time it has become longer its end is looked for anew.
  }, [hasMore, found.length, onMore])

  return (
    <>
      <p class={style.count} role="status">
        {countOf(total, done && !partial)}
      </p>
      {total === 0 && done && !partial && (
        <p class={style.none}>
          A conversation is found when one message or its title has every word you typed, or a word that
          begins so. Punctuation, symbols and models’ reasoning are not searched.
        </p>
      )}
      {leavesOut && done && <p class={style.none}>Temporary chats are not searched.</p>}
      <ul>
        {found.map(one => (
          <FoundConversation
            key={one.head.id}
            found={one}
            current={one.head.id === current}
            actions={actions}
            onPick={onPick}
            onMoreOf={onMoreOf}
          />
        ))}
      </ul>
      <div ref={end} />
    </>
  )
}

function countOf(total: number, isAll: boolean): string {
  if (total === 0) return isAll ? 'Nothing found' : 'Searching…'
  return `${total.toLocaleString('en')} ${total === 1 ? 'conversation' : 'conversations'}${isAll ? '' : ' so far'}`
}
