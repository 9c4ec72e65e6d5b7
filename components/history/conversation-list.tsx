import { useEffect } from 'preact/hooks'
import type { ConversationId } from '../../lib/model/message.ts'
import type { ChatPage } from '../../lib/page/chat-page.ts'
import type { Target } from '../../lib/page/target.ts'
import { HistoryView } from './history-view.tsx'
import { SearchView } from './search-view.tsx'

export interface ListProps {
  readonly page: ChatPage
  /** Whether it was opened over the chat. */
  readonly open: boolean
  readonly onPick: (id: ConversationId) => void
  readonly onPickFound: (id: ConversationId, target?: Target) => void
  readonly onClose: () => void
}

/** All conversations, and what is found in them. */
export function ConversationList({ page, open, onPick, onPickFound, onClose }: ListProps) {
  const search = page.search.value

  useEffect(() => page.wantSearch(), [page, open])

  if (!search) return null
  return (
    <SearchView page={page} search={search} open={open} onPick={onPickFound} onClose={onClose}>
      <HistoryView page={page} open={open} onPick={onPick} onClose={onClose} />
    </SearchView>
  )
}
