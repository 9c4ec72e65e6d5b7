import { useEffect } from 'preact/hooks'
import { whenIdle } from '../../lib/page/idle.ts'
import { createLazyView } from '../ui/lazy-view.ts'
import type { HistoryToastProps } from './history-toast.tsx'

const toast = createLazyView<HistoryToastProps>(() =>
  import('./history-toast.tsx').then(({ HistoryToast }) => HistoryToast),
)

/** Nothing is deleted in the first moment: it is in a chunk of its own, as the list is. */
export function LazyToast(props: HistoryToastProps) {
  useEffect(() => whenIdle(() => void toast.load()), [])
  const { removed, lost, refused } = props.history
  if (removed.value || lost.value || refused.value) void toast.load()
  const View = toast.view.value
  return View ? <View {...props} /> : null
}
