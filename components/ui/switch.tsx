import type { Ref } from 'preact'
import style from './switch.module.css'

interface Props {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  /** It cannot be switched here; the element with this id says why. */
  readonly lockedBy?: string
  readonly button?: Ref<HTMLButtonElement> | undefined
}

export function Switch({ label, on, onChange, lockedBy, button }: Props) {
  return (
    <button
      {...(button && { ref: button })}
      type="button"
      role="switch"
      aria-checked={on}
      class={style.switch}
      // Not `disabled`, which would take it, and the reason, from those who come by keyboard.
      {...(lockedBy && { 'aria-disabled': true, 'aria-describedby': lockedBy })}
      onClick={() => !lockedBy && onChange(!on)}
    >
      <span class={style.label} title={label}>
        {label}
      </span>
      <span class={style.track} aria-hidden="true" />
    </button>
  )
}
