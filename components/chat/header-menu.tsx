import { Ellipsis } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import dot from '../ui/dot.module.css'
import { IconButton } from '../ui/icon-button.tsx'
import popover from '../ui/popover.module.css'
import style from './header-menu.module.css'

interface Props {
  readonly children: (close: () => void) => ComponentChildren
}

/**
 * What is wanted now and then. In a wide panel it stands in the header, in a narrow one behind a button: the same
 * elements, so that what they are called and can do is the same.
 */
export function HeaderMenu({ children }: Props) {
  const id = useId()
  const menu = useRef<HTMLFieldSetElement>(null)
  const more = useRef<HTMLSpanElement>(null)

  /** Gives the focus back to the button, also where the panel has become narrow meanwhile and hides what had it. */
  function close(): void {
    menu.current?.hidePopover()
    const { activeElement } = document
    if (activeElement === document.body || !activeElement?.checkVisibility())
      more.current?.querySelector('button')?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!menu.current?.matches(':popover-open')) return
    // Further out an Escape stops the answer.
    if (event.key === 'Escape') event.stopPropagation()
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const items = [...menu.current.querySelectorAll('button')].filter(item => item.checkVisibility())
    const index = items.indexOf(document.activeElement as HTMLButtonElement) // one of them, or none
    event.preventDefault()
    items.at((index + step) % items.length)?.focus()
  }

  /** What opens a dialog closes it with that; what is a menu itself, when that has done its work. */
  function onClick({ target }: Pick<MouseEvent, 'target'>): void {
    const button = target instanceof Element ? target.closest('button') : null
    const isOwn = button?.parentElement?.closest('fieldset, dialog') === menu.current
    if (isOwn && !button?.ariaHasPopup) close()
  }

  return (
    <>
      <fieldset
        ref={menu}
        id={id}
        popover="auto"
        aria-label="Menu"
        class={`${popover.popover} ${style.menu}`}
        onToggle={({ newState }) => {
          if (newState === 'open') menu.current?.querySelector('button')?.focus()
        }}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {children(close)}
      </fieldset>
      <span ref={more} class={style.more}>
        <IconButton name="Menu" icon={Ellipsis} popovertarget={id} />
        <span class={`${dot.dot} ${style.dot}`} />
      </span>
    </>
  )
}
