import type { ComponentProps } from 'preact'
import { useEffect } from 'preact/hooks'
import { createLazyView } from '../ui/lazy-view.ts'
import type { AnswerMenu } from './answer-menu.tsx'

type Props = ComponentProps<typeof AnswerMenu>

const menu = createLazyView<Props>(() => import('./answer-menu.tsx').then(({ AnswerMenu }) => AnswerMenu))

/** In a chunk of its own: few answers have it opened. */
export function LazyAnswerMenu(props: Props) {
  useEffect(() => {
    void menu.load().then(isThere => isThere || props.onClose())
  }, [])
  const View = menu.view.value
  return View && <View {...props} />
}
