import { createLazyView } from '../ui/lazy-view.ts'
import type { RareWelcomeProps } from './rare-welcome.tsx'

const welcome = createLazyView<RareWelcomeProps>(() =>
  import('./rare-welcome.tsx').then(({ RareWelcome }) => RareWelcome),
)

/** Few chats are temporary, and few addresses lead to what is gone. */
export function LazyWelcome(props: RareWelcomeProps) {
  void welcome.load()
  const View = welcome.view.value
  return View ? <View {...props} /> : null
}
