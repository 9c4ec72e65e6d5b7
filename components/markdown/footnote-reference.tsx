import { useContext, useLayoutEffect, useRef } from 'preact/hooks'
import style from './footnote.module.css'
import { FootnotesContext } from './footnotes.ts'

interface Props {
  readonly label: string
  readonly linked: boolean
}

/** Called by its label, not by a number of ours, which would change while the answer is written. */
export function FootnoteReference({ label, linked }: Props) {
  const footnotes = useContext(FootnotesContext)
  const button = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => {
    return button.current ? footnotes?.addReference(label, button.current) : undefined
  }, [footnotes, label])

  if (linked) return <sup class={style.mark}>{label}</sup>
  return (
    <sup class={style.mark}>
      <button
        ref={button}
        type="button"
        class={style.reference}
        aria-label={`Footnote ${label}`}
        onClick={event => footnotes?.toDefinition(label, event.currentTarget)}
      >
        {label}
      </button>
    </sup>
  )
}
