import type { Connection, Secret } from '../../lib/model/connection.ts'
import type { Template } from '../../lib/model/template.ts'
import { hostOf } from '../chat/host-of.ts'
import { Button } from '../ui/button.tsx'
import type { ConnectionFields } from './connection-fields.ts'
import { Field, toDescription } from './field.tsx'
import style from './secret-field.module.css'

interface Props {
  /** What the ids of the controls begin with. */
  readonly at: string
  readonly fields: ConnectionFields
  readonly connection: Connection
  readonly template: Template | undefined
  readonly error?: string | undefined
  /** Whether it is said already how the key is sent. */
  readonly isKindSet?: boolean
  readonly onChange: (changed: Partial<ConnectionFields>) => void
}

const TYPES: Record<Secret['type'], string> = {
  key: 'Key',
  'api-key': 'Key in an api-key header',
  'access-code': 'Access code',
  'access-code-old': 'Access code, older server',
}

/** Write-only: what is stored is in the background and never comes back here. */
export function SecretField(props: Props) {
  const { at, fields, connection, template, error, isKindSet = false, onChange } = props
  const { secretChange, secretType, secretValue } = fields
  if (secretChange !== 'replace') {
    return (
      <div class={style.stored}>
        <p>{secretChange === 'keep' ? 'A key is stored' : 'The key is forgotten when you save'}</p>
        {secretChange === 'keep' && (
          <>
            <Button onClick={() => onChange({ secretChange: 'replace' })}>Replace</Button>
            <Button onClick={() => onChange({ secretChange: 'forget' })}>Forget</Button>
          </>
        )}
        {secretChange === 'forget' && (
          <Button onClick={() => onChange({ secretChange: 'keep' })}>Keep</Button>
        )}
      </div>
    )
  }
  const keptFor = connection.forgetKey ? undefined : connection.keptFor
  return (
    <div class={isKindSet ? undefined : style.secret}>
      {!isKindSet && (
        <Field id={`${at}-secret-type`} label="Kind">
          <select
            id={`${at}-secret-type`}
            value={secretType}
            // A select holds no other values than its options.
            onChange={event => onChange({ secretType: event.currentTarget.value as Secret['type'] })}
          >
            {Object.entries(TYPES).map(([type, label]) => (
              <option key={type} value={type}>
                {label}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field
        id={`${at}-secret`}
        label="Key or access code"
        error={error}
        hint={
          <>
            Stays on this computer. Empty where the server asks for none.
            {template?.keySource && (
              <>
                {' '}
                You find it here:{' '}
                <a href={template.keySource.page} target="_blank" rel="noreferrer">
                  {template.keySource.words}
                </a>
              </>
            )}
          </>
        }
      >
        <input
          {...toDescription(`${at}-secret`, error)}
          type="password"
          autocomplete="off"
          value={secretValue}
          onInput={event => onChange({ secretValue: event.currentTarget.value })}
        />
      </Field>
      {keptFor && (
        <p class={style.warning}>
          What was given for {hostOf(keptFor)} is kept and goes nowhere, in case sync brings the connection
          back there. It is forgotten when you save.
        </p>
      )}
    </div>
  )
}
