import type { Connection, Secret } from '../../lib/model/connection.ts'
import { hostOf } from '../chat/host-of.ts'
import { Button } from '../ui/button.tsx'
import { Field } from './field.tsx'
import style from './secret-field.module.css'
import type { ServerFields } from './server-fields.ts'

interface Props {
  readonly fields: ServerFields
  readonly connection: Connection
  readonly onChange: (changed: Partial<ServerFields>) => void
}

const TYPES: Record<Secret['type'], string> = {
  key: 'Key',
  'access-code': 'Access code',
  'access-code-old': 'Access code, older server',
}

/** Write-only: what is stored is in the background and never comes back here. */
export function SecretField({ fields, connection, onChange }: Props) {
  const { secretChange, secretType, secretValue, url } = fields
  if (secretChange !== 'replace') {
    const given = hostOf(connection.url)
    const elsewhere = secretChange === 'keep' && hostOf(url.trim()) !== given
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
        {elsewhere && (
          <p class={style.warning}>
            It was given for {given}, and is forgotten when you save another server.
          </p>
        )}
      </div>
    )
  }
  return (
    <div class={style.secret}>
      <Field id="server-secret-type" label="Kind">
        <select
          id="server-secret-type"
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
      <Field
        id="server-secret"
        label="Key or access code"
        hint="Stays on this computer. Empty where the server asks for none."
      >
        <input
          id="server-secret"
          type="password"
          autocomplete="off"
          aria-describedby="server-secret-hint"
          value={secretValue}
          onInput={event => onChange({ secretValue: event.currentTarget.value })}
        />
      </Field>
    </div>
  )
}
