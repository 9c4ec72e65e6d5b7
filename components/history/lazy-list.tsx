import { useEffect } from 'preact/hooks'
import { whenIdle } from '../../lib/page/idle.ts'
import { createLazyView } from '../ui/lazy-view.ts'
import type { ListProps } from './conversation-list.tsx'

const list = createLazyView<ListProps>(() =>
  import('./conversation-list.tsx').then(({ ConversationList }) => ConversationList),
)

/** A page that opens is typed into first: the list is in a chunk of its own, loaded in the first idle moment. */
export function LazyList(props: ListProps) {
  useEffect(() => whenIdle(() => void list.load()), [])
  if (props.open) void list.load()
  const View = list.view.value
  return View ? <View {...props} /> : null
}
