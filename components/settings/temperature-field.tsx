import { Field } from './field.tsx'
import style from './temperature-field.module.css'

interface Props {
  /** As typed; empty is the default. */
  readonly value: string
  readonly onChange: (value: string) => void
}

const DEFAULT = '0.7'

export function TemperatureField({ value, onChange }: Props) {
  const onInput = (event: { readonly currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value)
  return (
    <Field
      id="server-temperature"
      label="Temperature"
      hint={`Low is sober and repeatable, high is varied. Empty is the default, ${DEFAULT}.`}
    >
      <div class={style.row}>
        <input
          type="range"
          aria-label="Variety"
          min="0"
          max="2"
          step="0.1"
          value={value || DEFAULT}
          onInput={onInput}
        />
        <input
          id="server-temperature"
          type="number"
          min="0"
          max="2"
          step="0.1"
          placeholder={DEFAULT}
          aria-describedby="server-temperature-hint"
          value={value}
          onInput={onInput}
        />
      </div>
    </Field>
  )
}
