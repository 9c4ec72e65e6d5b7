import { Field, toDescription } from './field.tsx'

interface Props {
  readonly id: string
  readonly value: string
  readonly error: string | undefined
  /** Suggested; any other name can be typed. */
  readonly models: readonly string[]
  readonly onChange: (value: string) => void
}

export function ModelField({ id, value, error, models, onChange }: Props) {
  return (
    <Field id={id} label="Model" error={error} hint="As the server names it. Test says which there are.">
      <input
        {...toDescription(id, error)}
        list={`${id}-list`}
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={event => onChange(event.currentTarget.value)}
      />
      <datalist id={`${id}-list`}>
        {models.map(model => (
          <option key={model} value={model} />
        ))}
      </datalist>
    </Field>
  )
}
