import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { createLazyView } from './lazy-view.ts'

/** A dialog in a chunk of its own, loaded when it is first opened; one that cannot be loaded closes. */
export function createLazyDialog<P extends { readonly onClose: () => void }>(
  importDialog: () => Promise<ComponentType<P>>,
) {
  const dialog = createLazyView(importDialog)
  return (props: P) => {
    useEffect(() => {
      void dialog.load().then(isThere => isThere || props.onClose())
    }, [])
    const View = dialog.view.value
    return View && <View {...props} />
  }
}
