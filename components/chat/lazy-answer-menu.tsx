import { signal } from '@preact/signals'
import type { ComponentProps, ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import type { AnswerMenu } from './answer-menu.tsx'

type Props = ComponentProps<typeof AnswerMenu>

const view = signal<ComponentType<Props> | undefined>(undefined)

/** In a chunk of its own: few answers have it opened. */
export function LazyAnswerMenu(props: Props) {
  useEffect(() => {
    import('./answer-menu.tsx').then(({ AnswerMenu }) => {
      view.value = AnswerMenu
      // The files are gone, as they are for a page that an update left behind.
    }, props.onClose)
  }, [])
  const View = view.value
  return View && <View {...props} />
}
