import { useId } from 'preact/hooks'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'
import { Switch } from '../ui/switch.tsx'
import { ConnectionEditor } from './connection-editor.tsx'
import { ConnectionLine, type ConnectionLineProps } from './connection-line.tsx'
import style from './connection-row.module.css'
import { LeftNotice } from './left-notice.tsx'
import { ManagedMark } from './managed-mark.tsx'
import { SoughtNote } from './sought-note.tsx'
import type { Left } from './use-connection-rows.ts'

interface Props extends Omit<ConnectionLineProps, 'form' | 'credential'> {
  readonly page: OptionsPage
  readonly preset: Connection
  /** Whether something stands in its form that is not saved. */
  readonly onTyped: (isTyped: boolean) => void
  /** The field of its form that somebody is led to from elsewhere. */
  readonly wanted: string | undefined
  readonly onWantedShown: () => void
  /** It was deleted here, and is kept for the form in which something was typed: an undo brings that back too. */
  readonly isAway: boolean
  /** What was typed in its form can be saved in it no more, and what becomes of that. */
  readonly left?: Left & { readonly onSaved: () => void; readonly onCancel: () => void }
}

export function ConnectionRow(props: Props) {
  const { page, connection, preset, open, isTyped, onTyped, wanted, onWantedShown, isAway, left } = props
  const form = useId()
  const mark = useId()
  const isOnly = page.managed.value?.only === true
  const isGone = isAway || left?.why === 'gone'
  const managed = isGone ? undefined : connection.managed
  const name = connectionName(connection)
  const template = page.templates.find(({ id }) => id === connection.template)
  return (
    <li class={style.row} data-connection={connection.id} data-off={connection.off === true} hidden={isAway}>
      {/* Each in its place, whether it is gone or not: the form and what is typed in it stay the same. */}
      {!isGone && (
        <Switch
          label={name}
          on={!connection.off}
          onChange={on => page.list.switchTo(connection.id, on)}
          {...(managed?.locked && { lockedBy: mark })}
        />
      )}
      {managed && <ManagedMark id={mark} />}
      {!isGone && <ConnectionLine {...props} form={form} credential={template?.credential} />}
      {!isGone && <SoughtNote connection={connection} sought={page.sought.value} />}
      {left && <LeftNotice why={left.why} connection={connection} copy={left.connection} isOnly={isOnly} />}
      <div id={form} class={style.form} hidden={!open}>
        {/* Folded up, it keeps what is not saved. */}
        {(left || open || isTyped) && (
          <ConnectionEditor
            page={page}
            connection={left?.connection ?? connection}
            isLocked={managed?.locked === true && !left}
            template={template}
            preset={preset}
            onTyped={onTyped}
            wanted={wanted}
            onWantedShown={onWantedShown}
            isNew={left !== undefined}
            canSave={!left || !isOnly}
            onSaved={left?.onSaved}
            onCancel={left?.onCancel}
          />
        )}
      </div>
    </li>
  )
}
