import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { ConversationId } from '../../lib/model/message.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import type { Search } from '../../lib/page/search.ts'
import type { Target } from '../../lib/page/target.ts'
import { isSelectAll } from './is-select-all.ts'
import { toHeadActions } from './row-actions.ts'
import { SearchField } from './search-field.tsx'
import { SearchProgress } from './search-progress.tsx'
import { SearchResults } from './search-results.tsx'
import style from './search-view.module.css'

interface Props {
  readonly page: Pick<ChatPage, 'conversation' | 'history'>
  readonly search: Search
  readonly onPick: (id: ConversationId, target?: Target) => void
  /** Whether it was opened over the chat: then Escape closes it, where there is nothing to clear. */
  readonly open: boolean
  readonly onClose: () => void
  /** The list that the results cover. */
  readonly children: ComponentChildren
}

/** The field over the list of conversations, and in place of that what is found. Arrow keys go through it. */
export function SearchView({ page, search, open, onPick, onClose, children }: Props) {
  const root = useRef<HTMLElement>(null)
  const { typed, results, indexing, leavesOut, type, showMore, showMoreOf } = search
  const current = page.conversation.value.id
  const onMore = useCallback(() => showMore(), [showMore])
  const actions = useMemo(() => toHeadActions(page.history), [page.history])

  /** The field and what was found, in the order of the page. */
  const stops = () => [
    ...(root.current?.querySelectorAll<HTMLElement>('search input, [data-results] [data-stop]') ?? []),
  ]

  const found = () => [...(root.current?.querySelectorAll<HTMLElement>('[data-results] li') ?? [])]
  // Before it is drawn anew: what has the focus now may be gone after that.
  const focused = found().findIndex(one => one.contains(document.activeElement))

  // Whoever deletes one goes on at the next, and at the field where there is none.
  useLayoutEffect(() => {
    if (focused < 0 || root.current?.contains(document.activeElement)) return
    const next =
      found()
        .slice(0, focused + 1)
        .at(-1) ?? root.current
    next?.querySelector<HTMLElement>('[data-stop], input')?.focus()
  })

  // What was found covers the list, which takes the focus otherwise.
  useEffect(() => {
    if (open && results.peek() && !found().some(one => one.contains(document.activeElement)))
      stops()[0]?.focus()
  }, [open])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented) return
    // Whoever is among what was found means that, and not the text of the page.
    if (isSelectAll(event) && !(event.target instanceof HTMLInputElement)) event.preventDefault()
    const all = stops()
    const at = all.findIndex(stop => stop.contains(document.activeElement))
    if (event.key === 'Escape') {
      // Further out it stops the answer, which stands elsewhere: also where nothing is left to end here.
      event.preventDefault()
      if (typed.peek()) {
        type('')
        all[0]?.focus()
      } else if (open) onClose()
    } else if (at >= 0 && results.peek() && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      all[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
    }
  }

  function onFieldKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return
    const [first] = results.peek()?.found ?? []
    if (!first) return
    const [passage] = first.passages
    onPick(first.head.id, passage && { messageId: passage.messageId, passage: passage.pieces })
  }

  return (
    <section ref={root} class={style.view} aria-label="History" onKeyDown={onKeyDown}>
      <search class={style.top}>
        <SearchField typed={typed.value} onType={type} onKeyDown={onFieldKeyDown} />
        {indexing.value && <SearchProgress indexing={indexing.value} />}
      </search>
      <div class={style.list} data-covered={results.value !== undefined}>
        {children}
      </div>
      {results.value && (
        <section class={style.results} aria-label="Search results" data-results>
          <SearchResults
            results={results.value}
            current={current}
            partial={indexing.value !== undefined}
            leavesOut={leavesOut.value}
            actions={actions}
            onPick={onPick}
            onMore={onMore}
            onMoreOf={showMoreOf}
          />
        </section>
      )}
    </section>
  )
}
