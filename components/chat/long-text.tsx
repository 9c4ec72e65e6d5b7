import { useId, useState } from 'preact/hooks'
import style from './long-text.module.css'

interface Props {
  readonly text: string
  /** Characters that are shown at first. */
  readonly shown: number
}

/** A pasted book would take seconds to lay out, for a question that its writer knows. */
export function LongText({ text, shown }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  // Half as much again: a button in place of three words is no gain.
  if (text.length <= shown * 1.5) return text
  return (
    <span id={id} class={style.whole} tabIndex={-1}>
      {open ? text : `${text.slice(0, shown).toWellFormed()}… `}
      {!open && (
        <button type="button" class={style.more} aria-controls={id} onClick={() => setOpen(true)}>
          Show all {text.length.toLocaleString('en')} characters
        </button>
      )}
    </span>
  )
}
