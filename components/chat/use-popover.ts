import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { placeBeside } from './place-beside.ts'

/** A dialog in the top layer beside the button that opened it, which goes when it is left. `first` takes the focus. */
export function usePopover(
  root: RefObject<HTMLElement | null>,
  button: HTMLElement,
  first: string,
  onClose: () => void,
) {
  useLayoutEffect(() => {
    const box = root.current
    if (!box) return
    box.showPopover()
    placeBeside(box, button)
    box.querySelector<HTMLElement>(first)?.focus()
  }, [])

  /** Gives the focus back first: what is done next may take the button away. */
  function close(): void {
    root.current?.hidePopover()
    button.focus()
  }

  return {
    close,
    /** Whether the key was its own. */
    closeOn(event: KeyboardEvent): boolean {
      if (event.key !== 'Escape') return false
      // Further out it stops the answer, or closes the popup.
      event.preventDefault()
      event.stopPropagation()
      close()
      return true
    },
    props: {
      popover: 'auto',
      onToggle({ newState }: Pick<ToggleEvent, 'newState'>) {
        if (newState === 'closed') onClose()
      },
      onFocusOut({ relatedTarget }: FocusEvent) {
        if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget))
          root.current?.hidePopover()
      },
    } as const,
  }
}
