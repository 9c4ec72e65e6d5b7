import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import style from './ask-dialog.module.css'
import { Button } from './button.tsx'

interface Props {
  readonly title: ComponentChildren
  /** What is done on a yes; the other answer is Cancel. */
  readonly yes: string
  readonly children: ComponentChildren
  readonly onYes: () => void
  /** It is closed, whatever the answer was. */
  readonly onClose: () => void
}

/** Asks before something is done, over a page that waits. Escape is Cancel. */
export function AskDialog({ title, yes, children, onYes, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  useLayoutEffect(() => {
    dialog.current?.showModal()
  }, [])

  function end(): void {
    // Gives the focus back to where it was.
    dialog.current?.close()
  }

  return (
    <dialog
      ref={dialog}
      class={style.dialog}
      aria-labelledby={id}
      onClose={onClose}
      // Further out an Escape stops the answer.
      onKeyDown={event => event.key === 'Escape' && event.stopPropagation()}
    >
      <h2 id={id} class={style.title}>
        {title}
      </h2>
      <div class={style.body}>{children}</div>
      <div class={style.actions}>
        <Button autofocus onClick={end}>
          Cancel
        </Button>
        <Button
          look="primary"
          onClick={() => {
            end()
            onYes()
          }}
        >
          {yes}
        </Button>
      </div>
    </dialog>
  )
}
