import { useId } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Switch } from '../ui/switch.tsx'
import { ConnectionForm } from './connection-form.tsx'
import { ConnectionLine, type ConnectionLineProps } from './connection-line.tsx'
import style from './connection-row.module.css'
import { GoneNotice } from './gone-notice.tsx'
import { ManagedForm } from './managed-form.tsx'
import { ManagedMark } from './managed-mark.tsx'

interface Props extends Omit<ConnectionLineProps, 'form' | 'credential'> {
  readonly page: OptionsPage
  readonly preset: Connection
  /** Whether something stands in its form that is not saved. */
  readonly onTyped: (isTyped: boolean) => void
  /** It was deleted elsewhere: its form alone is left, and what becomes of that. */
  readonly gone?: { readonly onSaved: () => void; readonly onCancel: () => void }
}

export function ConnectionRow(props: Props) {
  const { page, connection, preset, open, onTyped, gone } = props
  const form = useId()
  const mark = useId()
  const { managed } = connection
  const name = connectionName(connection)
  const template = page.templates.find(({ id }) => id === connection.template)
  return (
    <li class={style.row} data-connection={connection.id} data-off={connection.off === true}>
      {/* Each in its place, whether it is gone or not: the form and what is typed in it stay the same. */}
      {!gone && (
        <Switch
          label={name}
          on={!connection.off}
          onChange={on => page.list.switchTo(connection.id, on)}
          {...(managed?.locked && { lockedBy: mark })}
        />
      )}
      {managed && <ManagedMark id={mark} />}
      {gone ? (
        <GoneNotice connection={connection} />
      ) : (
        <ConnectionLine {...props} form={form} credential={template?.credential} />
      )}
      <div id={form} class={style.form} hidden={!open}>
        {open && managed?.locked && <ManagedForm page={page} connection={connection} template={template} />}
        {open && !managed?.locked && (
          <ConnectionForm
            page={page}
            connection={connection}
            template={template}
            preset={preset}
            onTyped={onTyped}
            isGone={gone !== undefined}
            {...gone}
          />
        )}
      </div>
    </li>
  )
}
