import { useLayoutEffect, useRef } from 'preact/hooks'
import style from './rename-field.module.css'

interface Props {
  readonly title: string
  /** With a title to save, or without one when the person thought better of it. */
  readonly onEnd: (title?: string) => void
}

export function RenameField({ title, onEnd }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const ended = useRef(false)

  useLayoutEffect(() => input.current?.select(), [])

  /** Taking the field away blurs it, which would end it a second time. */
  function end(next?: string): void {
    if (ended.current) return
    ended.current = true
    onEnd(next !== undefined && next.trim() !== '' && next.trim() !== title ? next.trim() : undefined)
  }

  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    // Escape closes the list and stops an answer as well, further out.
    event.preventDefault()
    end(event.key === 'Enter' ? event.currentTarget.value : undefined)
  }

  return (
    <input
      ref={input}
      class={style.field}
      aria-label="Name of the conversation"
      dir="auto"
      autocomplete="off"
      defaultValue={title}
      onKeyDown={onKeyDown}
      onBlur={event => end(event.currentTarget.value)}
    />
  )
}
