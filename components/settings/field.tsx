import type { ComponentChildren } from 'preact'
import style from './field.module.css'

interface Props {
  /** The control inside has this id, and `toDescription` of it. */
  readonly id: string
  readonly label: string
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
  readonly children: ComponentChildren
}

/** What ties a control to the error and the hint of its field. */
export function toDescription(id: string, error: string | undefined) {
  return {
    id,
    'aria-describedby': error ? `${id}-error ${id}-hint` : `${id}-hint`,
    'aria-invalid': error !== undefined,
  }
}

export function Field({ id, label, hint, error, children }: Props) {
  return (
    <div class={style.field}>
      <label class={style.label} for={id}>
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} class={style.error}>
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class={style.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
