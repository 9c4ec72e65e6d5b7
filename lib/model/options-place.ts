import type { ConnectionId } from './connection.ts'
import type { Failure } from './failure.ts'

/** The form of a connection in Options, and the field of it that is meant. */
export interface OptionsPlace {
  readonly connection: ConnectionId
  readonly field?: OptionsField | undefined
}

/** As the fields of the form are called. */
export type OptionsField = 'secret' | 'url' | 'model' | 'headersTimeout'

const FIELDS: Partial<Record<Failure['kind'], OptionsField>> = {
  unauthorized: 'secret',
  unreachable: 'url',
  redirected: 'url',
  malformed: 'url',
  timeout: 'headersTimeout',
}

/** Where in Options something can be done about a failure. */
export function placeFor({ kind, missing }: Failure, connection: ConnectionId): OptionsPlace {
  const field = kind === 'not-found' ? (missing === 'model' ? 'model' : 'url') : FIELDS[kind]
  return { connection, field }
}

/** As the end of the address of Options. */
export const toFragment = ({ connection, field }: OptionsPlace): string =>
  `#connection/${connection}${field ? `/${field}` : ''}`

export function parseFragment(
  hash: string,
): { readonly connection: string; readonly field?: string } | undefined {
  const { connection, field } =
    /^#connection\/(?<connection>[\w-]{1,64})(?:\/(?<field>\w+))?$/.exec(hash)?.groups ?? {}
  return connection === undefined ? undefined : { connection, ...(field !== undefined && { field }) }
}
