import { Field, toDescription } from './field.tsx'

interface Props {
  readonly value: string
  readonly error: string | undefined
  /** Suggested; any other name can be typed. */
  readonly models: readonly string[]
  readonly onChange: (value: string) => void
}

export function ModelField({ value, error, models, onChange }: Props) {
  return (
    <Field id="server-model" label="Model" error={error} hint="As the server names it.">
      <input
        {...toDescription('server-model', error)}
        list="server-models"
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={event => onChange(event.currentTarget.value)}
      />
      <datalist id="server-models">
        {models.map(model => (
          <option key={model} value={model} />
        ))}
      </datalist>
    </Field>
  )
}
