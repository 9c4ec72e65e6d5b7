import { Building2, Unlink } from 'lucide'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import { drawIcon } from '../ui/draw-icon.tsx'
import style from './managed-notice.module.css'
import type { Left } from './use-connection-rows.ts'

interface Props {
  /** `new` was never saved. */
  readonly why: Left['why'] | 'new'
  /** As it is, or was. */
  readonly connection: Connection
  /** As it would be saved now. */
  readonly copy: Connection
  /** Nothing but the organisation's connections is used. */
  readonly isOnly: boolean
}

/** Why what was typed in the form cannot be saved in its connection, and what to do with it. */
export function LeftNotice({ why, connection, copy, isOnly }: Props) {
  const isKept = why === 'gone' && isOnly && !connection.managed
  return (
    <div class={style.fault} role="alert">
      {drawIcon(why === 'gone' && !isKept ? Unlink : Building2, 16)}
      <p>
        {whatHappened(connectionName(connection), why, isKept)} What you have typed is still here:{' '}
        {isOnly
          ? 'copy what you need of it, then choose Cancel. It can be saved only once your organisation allows connections of your own.'
          : 'save it as a new connection, or cancel.'}
        {copy.wants && !isOnly && ' Its key and other secrets did not come along; enter them again.'}
      </p>
    </div>
  )
}

function whatHappened(name: string, why: Props['why'], isKept: boolean): string {
  if (why === 'new') return 'Your organisation now allows only its own connections.'
  if (why === 'locked') return `Your organisation has locked “${name}”: only it can change it now.`
  if (isKept)
    return `Your organisation now allows only its own connections. “${name}” is kept as it was last saved.`
  return `“${name}” was deleted elsewhere: in another window, by sync or by your organisation.`
}
