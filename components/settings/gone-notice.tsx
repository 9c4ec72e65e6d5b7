import { Unlink } from 'lucide-preact'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import style from './managed-notice.module.css'

interface Props {
  /** As it would be saved now. */
  readonly connection: Connection
}

/** Why there is but a form, and what to do with it. */
export const GoneNotice = ({ connection }: Props) => (
  <div class={style.fault} role="alert">
    <Unlink size={16} aria-hidden="true" />
    <p>
      “{connectionName(connection)}” was deleted elsewhere: in another window, by sync or by your
      organisation. What you have typed is still here: save it as a new connection, or cancel.
      {connection.wants && ' Its key and other secrets went with it; enter them again.'}
    </p>
  </div>
)
