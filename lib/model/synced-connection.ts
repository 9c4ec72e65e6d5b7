import type { Connection, Wants } from './connection.ts'

/** A connection as it goes to a person's other browsers: of what is secret, the names alone. */
export interface SyncedConnection
  extends Omit<
    Connection,
    'id' | 'hasKey' | 'headerNames' | 'queryNames' | 'wants' | 'keptFor' | 'dropOrigin' | 'managed'
  > {
  readonly needs: Wants
}
