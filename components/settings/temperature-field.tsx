import { Field, toDescription } from './field.tsx'
import style from './temperature-field.module.css'

interface Props {
  readonly id: string
  /** As typed; empty is the default. */
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

const DEFAULT = '0.7'

export function TemperatureField({ id, value, error, onChange }: Props) {
  const onInput = (event: { readonly currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value)
  return (
    <Field
      id={id}
      label="Temperature"
      error={error}
      hint={`Low is sober and repeatable, high is varied. Empty is the default, ${DEFAULT}.`}
    >
      <div class={style.row}>
        <input
          type="range"
          aria-label="Variety"
          min="0"
          max="2"
          step="0.1"
          value={value.replace(',', '.') || DEFAULT}
          onInput={onInput}
        />
        <input
          {...toDescription(id, error)}
          // Of type `number` it would hide from us what is typed and is none.
          inputMode="decimal"
          autocomplete="off"
          placeholder={DEFAULT}
          value={value}
          onInput={onInput}
        />
      </div>
    </Field>
  )
}
