import { useLayoutEffect, useRef } from 'preact/hooks'
import style from './rename-field.module.css'
import type { Renaming } from './use-renaming.ts'

interface Props {
  readonly title: string
  readonly renaming: Pick<Renaming, 'typed' | 'type' | 'end'>
}

export function RenameField({ title, renaming }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const ended = useRef(false)
  /** What the person was shown: the model may give it another name meanwhile. */
  const shown = useRef(title)

  useLayoutEffect(() => {
    const field = input.current
    field?.focus()
    // All of it, or the place behind what has been typed.
    field?.setSelectionRange(renaming.typed?.length ?? 0, field.value.length)
    return () => {
      ended.current = true
    }
  }, [])

  /** Taking the field away blurs it, which is no end, or would end it a second time. */
  function end(next?: string): void {
    if (ended.current) return
    ended.current = true
    renaming.end(next?.trim() || undefined)
  }

  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    if (event.isComposing || event.keyCode === 229) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    // Escape closes the list and stops an answer as well, further out.
    event.preventDefault()
    // Enter says of a name that was left as it is that it is to stay: no model gives it another.
    end(event.key === 'Enter' ? event.currentTarget.value : undefined)
  }

  return (
    <input
      ref={input}
      class={style.field}
      aria-label="Name of the conversation"
      dir="auto"
      autocomplete="off"
      defaultValue={renaming.typed ?? title}
      onInput={event => renaming.type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      // Out of sight it has lost the focus to nobody: the panel became narrow.
      onBlur={({ currentTarget: field }) =>
        field.checkVisibility() && end(field.value.trim() === shown.current ? undefined : field.value)
      }
    />
  )
}
