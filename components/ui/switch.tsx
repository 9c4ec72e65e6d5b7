import style from './switch.module.css'

interface Props {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function Switch({ label, on, onChange }: Props) {
  return (
    <button type="button" role="switch" aria-checked={on} class={style.switch} onClick={() => onChange(!on)}>
      <span class={style.label} title={label}>
        {label}
      </span>
      <span class={style.track} aria-hidden="true" />
    </button>
  )
}
