import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** What a third press in a row takes whole. */
const TEXTS = 'p, h2, h3, h4, h5, h6, td, th'

/**
 * Three presses select a paragraph to its end. The browser looks for the next block, and takes the parts of a formula and
 * of a chip for such.
 */
export function useSelectWhole(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = region.current
    element?.addEventListener('click', onClick)
    return () => element?.removeEventListener('click', onClick)
  }, [region])
}

function onClick({ detail, target }: MouseEvent): void {
  if (detail < 3) return
  const selection = getSelection()
  const text = target instanceof Element ? target.closest(TEXTS) : null
  if (!selection || selection.isCollapsed || !text?.contains(selection.anchorNode)) return
  selection.setBaseAndExtent(text, 0, text, text.childNodes.length)
}
