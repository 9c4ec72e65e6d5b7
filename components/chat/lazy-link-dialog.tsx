import type { ComponentProps } from 'preact'
import { useEffect } from 'preact/hooks'
import { createLazyView } from '../ui/lazy-view.ts'
import type { LinkDialog } from './link-dialog.tsx'

type Props = ComponentProps<typeof LinkDialog>

const dialog = createLazyView<Props>(() => import('./link-dialog.tsx').then(({ LinkDialog }) => LinkDialog))

/** In a chunk of its own: few links take anything along. */
export function LazyLinkDialog(props: Props) {
  useEffect(() => {
    void dialog.load().then(isThere => isThere || props.onClose())
  }, [])
  const View = dialog.view.value
  return View && <View {...props} />
}
