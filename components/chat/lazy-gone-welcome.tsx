import { createLazyView } from '../ui/lazy-view.ts'
import type { GoneWelcomeProps } from './gone-welcome.tsx'

const welcome = createLazyView<GoneWelcomeProps>(() =>
  import('./gone-welcome.tsx').then(({ GoneWelcome }) => GoneWelcome),
)

/** Few addresses lead to what is gone. */
export function LazyGoneWelcome(props: GoneWelcomeProps) {
  void welcome.load()
  const View = welcome.view.value
  return View ? <View {...props} /> : null
}
