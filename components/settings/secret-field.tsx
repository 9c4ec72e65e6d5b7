import { useRef } from 'preact/hooks'
import { useFocusHeir } from '../ui/use-focus-heir.ts'
import { KeyFields, type KeyFieldsProps } from './key-fields.tsx'
import { StoredKey } from './stored-key.tsx'

/** Write-only: what is stored is in the background and never comes back here. */
export function SecretField(props: Omit<KeyFieldsProps, 'first'>) {
  const { fields, connection, onChange } = props
  const { secretChange } = fields
  const region = useRef<HTMLDivElement>(null)
  const heir = useRef<HTMLElement | null>(null)
  useFocusHeir(region, heir)

  /** Each button here goes with what it does, and leaves something else to go on with. */
  function inherit(control: HTMLElement | null): void {
    if (control) heir.current = control
  }

  return (
    <div ref={region}>
      {secretChange === 'replace' ? (
        <KeyFields {...props} first={inherit} />
      ) : (
        <StoredKey
          change={secretChange}
          inMemory={connection.forgetKey === true}
          first={inherit}
          onChange={secretChange => onChange({ secretChange })}
        />
      )}
    </div>
  )
}
