import type { Ref } from 'preact'
import type { Connection, Secret } from '../../lib/model/connection.ts'
import type { Template } from '../../lib/model/template.ts'
import { hostOf } from '../chat/host-of.ts'
import { Button } from '../ui/button.tsx'
import { type ConnectionFields, originOf } from './connection-fields.ts'
import { Field, toDescription } from './field.tsx'
import style from './key-fields.module.css'

export interface KeyFieldsProps {
  /** What the ids of the controls begin with. */
  readonly at: string
  readonly fields: ConnectionFields
  readonly connection: Connection
  readonly template: Template | undefined
  readonly error?: string | undefined
  /** Whether it is said already how the key is sent. */
  readonly isKindSet?: boolean
  /** The control to go on with. */
  readonly first: Ref<HTMLInputElement>
  readonly onChange: (changed: Partial<ConnectionFields>) => void
}

const TYPES: Record<Secret['type'], string> = {
  key: 'Key',
  'api-key': 'Key in an api-key header',
  'access-code': 'Access code',
  'access-code-old': 'Access code, older server',
}

/** As it was before Replace: what has been typed meanwhile goes. */
const KEPT = { secretChange: 'keep', secretType: 'key', secretValue: '' } as const

/** For a key that is typed, and how it is sent. */
export function KeyFields(props: KeyFieldsProps) {
  const { at, fields, connection, template, error, isKindSet = false, first, onChange } = props
  const { secretType, secretValue } = fields
  const { hasKey, url } = connection
  const isKept = hasKey && originOf(fields.url) === originOf(url)
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
            Stays on this computer.{' '}
            {isKept ? 'Left empty, the stored key is kept.' : 'Empty where the server asks for none.'}
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
          ref={first}
          type="password"
          autocomplete="off"
          value={secretValue}
          onInput={event => onChange({ secretValue: event.currentTarget.value })}
        />
      </Field>
      {hasKey && (
        <span class={style.back}>
          <Button look="link" onClick={() => onChange(KEPT)}>
            Keep the stored key
          </Button>
        </span>
      )}
      {keptFor && (
        <p class={style.warning}>
          What was given for {hostOf(keptFor)} is kept and goes nowhere, in case sync brings the connection
          back there. It is forgotten when you save.
        </p>
      )}
    </div>
  )
}
