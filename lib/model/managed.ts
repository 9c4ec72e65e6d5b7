import type { Connection, ConnectionId, ManagedMark, Secret } from './connection.ts'
import type { Held } from './held-secrets.ts'

/** Before an id of the organisation's, so that it is nobody else's. */
export const MANAGED_PREFIX = 'managed-'

/** What an organisation wants, as far as it could be read. */
export interface Policy {
  readonly entries: readonly PolicyEntry[]
  /** Those that are named and cannot be used as they are: what was known of them stays. `true`: all of them. */
  readonly kept: readonly ConnectionId[] | true
  /** Nothing but the organisation's connections is used. */
  readonly only: boolean
  /** Who answers unless the person chooses another one. */
  readonly first?: ConnectionId | undefined
  readonly faults: readonly PolicyFault[]
}

/** A connection of a policy. Whether it has a key is said once it is known whether the person has given one. */
export interface PolicyEntry {
  readonly connection: Omit<Connection, keyof Held>
  /** Its value is empty where the key is the person's to give. */
  readonly secret: Secret
}

/** What is kept of a policy besides its connections. */
export interface Managed {
  /** By connection a digest of what was made of it: what the person changed since stays until the organisation's word changes. */
  readonly applied: Readonly<Record<ConnectionId, string>>
  readonly first?: ConnectionId
  readonly only?: true
  readonly faults: readonly PolicyFault[]
}

/** The mark of a connection of which the person can change nothing but what is theirs. */
export const lockOf = (connection: Connection | undefined): ManagedMark | undefined =>
  connection?.managed?.locked ? connection.managed : undefined

/** A value that cannot be used. What it is stays out: it may be a key. */
export interface PolicyFault {
  /** `connections[1].url` */
  readonly path: string
  /** Why an address is refused, `missing`, `repeated`, `unknown`, or what is expected there: `string`, `<=2`, `length <=100`. */
  readonly problem: string
}
