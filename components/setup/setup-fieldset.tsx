import type { ComponentChildren } from 'preact'
import type { Connection } from '../../lib/model/connection.ts'
import { Field, toDescription } from '../settings/field.tsx'
import { WINDOW_HINT, WINDOW_LABEL, windowPlaceholder } from '../settings/window-field.ts'
import { Switch } from '../ui/switch.tsx'
import type { SetupErrors, SetupFields } from './setup-fields.ts'
import style from './setup-fieldset.module.css'

interface Props {
  readonly fields: SetupFields
  readonly errors: SetupErrors
  readonly connection: Connection | undefined
  readonly models: readonly string[]
  readonly onChange: (changed: Partial<SetupFields>) => void
}

const SERVERS = 'Server’s own'

export function SetupFieldset({ fields, errors, connection, models, onChange }: Props) {
  return (
    <div class={style.fields}>
      <TextField
        name="model"
        label="Model"
        hint="For the answers to come. Each keeps the name of the model that wrote it."
        error={errors.model}
      >
        <input
          {...toDescription('setup-model', errors.model)}
          list="setup-models"
          autocomplete="off"
          spellcheck={false}
          maxLength={300}
          placeholder={connection?.model}
          value={fields.model}
          onInput={event => onChange({ model: event.currentTarget.value })}
        />
        <datalist id="setup-models">
          {models.map(model => (
            <option key={model} value={model} />
          ))}
        </datalist>
      </TextField>
      <NumberField
        name="contextWindow"
        label={WINDOW_LABEL}
        hint={WINDOW_HINT}
        placeholder={windowPlaceholder(fields.model || (connection?.model ?? ''), connection?.contextWindow)}
        {...{ fields, errors, onChange }}
      />
      <TextField
        name="systemPrompt"
        label="Instructions"
        hint="Sent before everything that is said here."
        error={errors.systemPrompt}
      >
        <textarea
          {...toDescription('setup-systemPrompt', errors.systemPrompt)}
          class={style.prompt}
          dir="auto"
          maxLength={100_000}
          placeholder={(!fields.noPrompt && connection?.systemPrompt) || 'None'}
          value={fields.systemPrompt}
          onInput={event => onChange({ systemPrompt: event.currentTarget.value })}
        />
      </TextField>
      {connection?.systemPrompt && !fields.systemPrompt.trim() && (
        <Switch
          label="Use the connection’s instructions"
          on={!fields.noPrompt}
          onChange={on => onChange({ noPrompt: !on })}
        />
      )}
      <div class={style.numbers}>
        <NumberField
          name="temperature"
          label="Temperature"
          hint="0 to 2. Low is sober, high is varied."
          placeholder={String(connection?.temperature ?? 0.7)}
          {...{ fields, errors, onChange }}
        />
        <NumberField
          name="topP"
          label="Top-p"
          hint="0 to 1. Only the likeliest words."
          placeholder={SERVERS}
          {...{ fields, errors, onChange }}
        />
        <NumberField
          name="maxTokens"
          label="Max tokens"
          hint="How long an answer may get."
          placeholder={SERVERS}
          {...{ fields, errors, onChange }}
        />
      </div>
      <TextField
        name="stop"
        label="Stop sequences"
        hint="One a line, up to four. An answer ends before any of them; \n is a line break."
        error={errors.stop}
      >
        <textarea
          {...toDescription('setup-stop', errors.stop)}
          class={style.stop}
          spellcheck={false}
          placeholder="None"
          value={fields.stop}
          onInput={event => onChange({ stop: event.currentTarget.value })}
        />
      </TextField>
    </div>
  )
}

interface TextFieldProps {
  readonly name: keyof SetupFields
  readonly label: string
  readonly hint: string
  readonly error: string | undefined
  readonly children: ComponentChildren
}

function TextField({ name, ...rest }: TextFieldProps) {
  return <Field id={`setup-${name}`} {...rest} />
}

interface NumberFieldProps extends Pick<Props, 'fields' | 'errors' | 'onChange'> {
  readonly name: 'contextWindow' | 'temperature' | 'topP' | 'maxTokens'
  readonly label: string
  readonly hint: string
  readonly placeholder: string
}

function NumberField({ name, label, hint, placeholder, fields, errors, onChange }: NumberFieldProps) {
  return (
    <TextField name={name} label={label} hint={hint} error={errors[name]}>
      <input
        {...toDescription(`setup-${name}`, errors[name])}
        // Of type `number` it would hide from us what is typed and is none.
        inputMode="decimal"
        autocomplete="off"
        placeholder={placeholder}
        value={fields[name]}
        onInput={event => onChange({ [name]: event.currentTarget.value })}
      />
    </TextField>
  )
}
