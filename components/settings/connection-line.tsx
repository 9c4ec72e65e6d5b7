import { ArrowDown, ArrowUp, ChevronDown, Copy, Pencil, Trash2 } from 'lucide'
import type { Connection } from '../../lib/model/connection.ts'
import { connectionName } from '../../lib/model/connection-name.ts'
import type { CredentialKind } from '../../lib/model/template.ts'
import { hostOf } from '../chat/host-of.ts'
import { shortModel } from '../chat/short-model.ts'
import { IconButton } from '../ui/icon-button.tsx'
import style from './connection-row.module.css'

export interface ConnectionLineProps {
  readonly connection: Connection
  /** What its service asks for. */
  readonly credential: CredentialKind | undefined
  /** The id of what is opened with it. */
  readonly form: string
  /** From 0, and of how many. */
  readonly place: number
  readonly count: number
  /** Whether it is being edited. */
  readonly open: boolean
  /** Whether something that is not saved stands in its form. */
  readonly isTyped: boolean
  readonly onOpen: (open: boolean) => void
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
  readonly onDuplicate: () => void
}

/** What a connection is, and what can be done with it as a whole. */
export function ConnectionLine(props: ConnectionLineProps) {
  const { connection, credential, form, place, count, open, isTyped, onOpen, onMove, onRemove, onDuplicate } =
    props
  const { managed } = connection
  const name = connectionName(connection)
  return (
    <div class={style.line}>
      <p class={style.facts}>
        {/* Without a name it is called by its host. */}
        {connection.name && `${hostOf(connection.url)} · `}
        <span title={connection.model}>{shortModel(connection.model)}</span> ·{' '}
        <span class={isKeyMissing(connection, credential) ? style.missing : undefined}>
          {keyState(connection, credential)}
        </span>
        {isTyped && !open && (
          <>
            {' '}
            · <span class={style.unsaved}>unsaved changes</span>
          </>
        )}
      </p>
      <span class={style.actions}>
        <IconButton
          name={`Move “${name}” up`}
          icon={ArrowUp}
          look="small"
          data-control="up"
          aria-disabled={place === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          name={`Move “${name}” down`}
          icon={ArrowDown}
          look="small"
          data-control="down"
          aria-disabled={place === count - 1}
          onClick={() => onMove(1)}
        />
        {!managed && (
          <IconButton name={`Duplicate “${name}”`} icon={Copy} look="small" onClick={onDuplicate} />
        )}
        {!managed?.locked && (
          <IconButton name={`Delete “${name}”`} icon={Trash2} look="small" onClick={onRemove} />
        )}
        <IconButton
          name={managed?.locked ? `Details of “${name}”` : `Edit “${name}”`}
          icon={managed?.locked ? ChevronDown : Pencil}
          look="small"
          data-control="edit"
          aria-expanded={open}
          aria-controls={form}
          onClick={() => onOpen(!open)}
        />
      </span>
    </div>
  )
}

/** Services whose row says that nothing is answered without. */
const NEEDING: readonly (CredentialKind | undefined)[] = ['key', 'api-key', 'access-code']

function isKeyMissing(
  { hasKey, forgetKey, wants }: Connection,
  credential: CredentialKind | undefined,
): boolean {
  return wants !== undefined || (!hasKey && (NEEDING.includes(credential) || forgetKey === true))
}

function keyState(connection: Connection, credential: CredentialKind | undefined): string {
  if (connection.managed?.key) return 'key of your organisation'
  const { headers, query } = connection.wants ?? {}
  if (connection.hasKey && (headers || query))
    return `value of ${(headers ?? query ?? []).join(', ')} missing`
  if (connection.hasKey) return connection.forgetKey ? 'key until the browser closes' : 'key stored'
  return isKeyMissing(connection, credential) ? 'key missing' : 'no key'
}
