import type { Ref } from 'preact'
import { Button } from '../ui/button.tsx'
import type { ConnectionFields } from './connection-fields.ts'
import style from './stored-key.module.css'

type Change = ConnectionFields['secretChange']

/** A browser gives no way to wipe what it has written. */
export const REMAINS =
  'What was stored may stay in the browser’s files for a while: have its owner make a new key.'

interface Props {
  readonly change: Exclude<Change, 'replace'>
  /** Whether it was kept in memory alone. */
  readonly inMemory: boolean
  /** The control to go on with. */
  readonly first: Ref<HTMLButtonElement>
  readonly onChange: (change: Change) => void
}

/** A key that is in the background, and what becomes of it with the next save. */
export function StoredKey({ change, inMemory, first, onChange }: Props) {
  return (
    <div class={style.stored}>
      <p>{change === 'keep' ? 'A key is stored' : 'The key is forgotten when you save'}</p>
      {change === 'forget' && !inMemory && <p>{REMAINS}</p>}
      {change === 'keep' && (
        <>
          <Button button={first} onClick={() => onChange('replace')}>
            Replace
          </Button>
          <Button onClick={() => onChange('forget')}>Forget</Button>
        </>
      )}
      {change === 'forget' && (
        <Button button={first} onClick={() => onChange('keep')}>
          Keep
        </Button>
      )}
    </div>
  )
}
