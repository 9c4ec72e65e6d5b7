import type { Connection } from '../../lib/model/connection.ts'
import { Switch } from '../ui/switch.tsx'
import style from './advanced-fields.module.css'
import type { ConnectionFields } from './connection-fields.ts'
import hints from './field.module.css'
import { Field, toDescription } from './field.tsx'
import type { FieldErrors } from './field-errors.ts'
import { OriginSwitch } from './origin-switch.tsx'
import { SecretRows } from './secret-rows.tsx'
import { REMAINS } from './stored-key.tsx'
import { TemperatureField } from './temperature-field.tsx'
import { WINDOW_HINT, WINDOW_LABEL, windowPlaceholder } from './window-field.ts'

interface Props {
  /** What the ids of the controls begin with. */
  readonly at: string
  readonly fields: ConnectionFields
  readonly errors: FieldErrors
  readonly connection: Connection
  readonly onChange: (changed: Partial<ConnectionFields>) => void
}

const SERVERS = 'Server’s own'

/** What few connections need. */
export function AdvancedFields({ at, fields, errors, connection, onChange }: Props) {
  const hasQuery = fields.query.length > 0 || connection.queryNames !== undefined
  const number = (name: NumberName, label: string, hint: string, placeholder: string) => (
    <Field id={`${at}-${name}`} label={label} error={errors[name]} hint={hint}>
      <input
        {...toDescription(`${at}-${name}`, errors[name])}
        // Of type `number` it would hide from us what is typed and is none.
        inputMode="decimal"
        autocomplete="off"
        placeholder={placeholder}
        value={fields[name]}
        onInput={event => onChange({ [name]: event.currentTarget.value })}
      />
    </Field>
  )
  const lines = (name: 'models' | 'stop', label: string, hint: string, placeholder: string) => (
    <Field id={`${at}-${name}`} label={label} error={errors[name]} hint={hint}>
      <textarea
        {...toDescription(`${at}-${name}`, errors[name])}
        class={style.lines}
        spellcheck={false}
        placeholder={placeholder}
        value={fields[name]}
        onInput={event => onChange({ [name]: event.currentTarget.value })}
      />
    </Field>
  )

  return (
    <div class={style.fields}>
      {lines('models', 'Models to choose from', 'One a line. Empty: those that the server lists.', 'All')}
      <TemperatureField
        id={`${at}-temperature`}
        value={fields.temperature}
        error={errors.temperature}
        onChange={temperature => onChange({ temperature })}
      />
      <div class={style.numbers}>
        {number('topP', 'Top-p', '0 to 1. Only the likeliest words.', SERVERS)}
        {number('maxTokens', 'Max tokens', 'How long an answer may get.', SERVERS)}
      </div>
      {lines('stop', 'Stop sequences', 'One a line, up to four; \\n is a line break.', 'None')}
      {number('contextWindow', WINDOW_LABEL, WINDOW_HINT, windowPlaceholder(fields.model))}
      <SecretRows
        label="Extra headers"
        noun="header"
        hint="Sent with every request to this server. Values are kept like a key, and never shown again."
        rows={fields.headers}
        error={errors.headers}
        onChange={headers => onChange({ headers })}
      />
      {hasQuery && (
        <SecretRows
          label="Secret parts of the address"
          noun="parameter"
          hint="Added to the address of every request. Values are kept like a key, and never shown again."
          rows={fields.query}
          error={errors.query}
          onChange={query => onChange({ query })}
        />
      )}
      <div class={style.numbers}>
        {number('headersTimeout', 'Wait for an answer (s)', 'Until it begins.', '60')}
        {number('tokenTimeout', 'Wait for more (s)', 'From one piece to the next.', '120')}
      </div>
      <div>
        <Switch
          label="Forget the key when the browser closes"
          on={fields.forgetKey}
          onChange={forgetKey => onChange({ forgetKey })}
        />
        <p class={hints.hint}>
          It is kept in memory then, and not written to disk. You enter it again after every start.
          {fields.forgetKey && connection.hasKey && !connection.forgetKey && ` ${REMAINS}`}
        </p>
      </div>
      <OriginSwitch on={fields.dropOrigin} onChange={dropOrigin => onChange({ dropOrigin })} />
    </div>
  )
}

type NumberName = 'topP' | 'maxTokens' | 'contextWindow' | 'headersTimeout' | 'tokenTimeout'
