import type { ComponentChildren, Ref } from 'preact'
import { Switch } from '../ui/switch.tsx'
import style from './option-switch.module.css'

interface Props {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly button?: Ref<HTMLButtonElement> | undefined
  /** What it costs, and whom. */
  readonly children: ComponentChildren
}

/** Something that is off until a person wants it. */
export function OptionSwitch({ label, on, onChange, button, children }: Props) {
  return (
    <div class={style.option}>
      <div class={style.switch}>
        <Switch label={label} on={on} onChange={onChange} button={button} />
      </div>
      <p class={style.about}>{children}</p>
    </div>
  )
}
