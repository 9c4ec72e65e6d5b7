import type { Connection } from './connection.ts'
import type { Settings } from './settings.ts'

/** When a record was written, in milliseconds since the epoch, and in which browser. */
export interface Stamp {
  readonly at: number
  readonly by: string
}

/** The last one wins; of two at the same moment the same one everywhere. */
export function isLater(one: Stamp, other: Stamp): boolean {
  return one.at === other.at ? one.by > other.by : one.at > other.at
}

/** The last that this browser knows of a record. */
export interface KnownRecord extends Stamp {
  /** Of what stood here then: what differs since was changed here. Absent for what was deleted. */
  readonly sum?: string
}

/** What this browser knows of the records that it has in common with others, by their names. */
export interface SyncLedger {
  readonly device: string
  readonly known: Readonly<Record<string, KnownRecord>>
  readonly problems: readonly SyncProblem[]
}

/** What goes through the sync is made of this, and nothing else. */
export interface Syncable {
  /** In the person's order. */
  readonly connections: readonly Connection[]
  readonly settings: Settings
}

/**
 * `too-large`: for the sync as a whole. `full`: for what is left of it. `secret`: its address holds what may be a key.
 * `newer`: a newer version wrote it. `damaged`: cannot be read. `refused`: an address that nobody could enter here.
 * `browser`: it would not take or give anything.
 */
export const SYNC_FAULTS = ['too-large', 'full', 'secret', 'newer', 'damaged', 'refused', 'browser'] as const
export type SyncFault = (typeof SYNC_FAULTS)[number]

export interface SyncProblem {
  /** The row of the table of what is synced; empty for all of it. */
  readonly kind: string
  /** As the person calls it, where they do. */
  readonly name?: string
  readonly why: SyncFault
}
