import type { Connection } from '../../../lib/model/connection.ts'
import type { Syncable, SyncLedger } from '../../../lib/model/sync.ts'
import { fitInto } from '../../../lib/sync/fit-into.ts'
import { toItems } from '../../../lib/sync/items.ts'
import { merge } from '../../../lib/sync/merge.ts'
import { EMPTY, ROWS } from './sync-sea.ts'

export const NEW: SyncLedger = { device: 'me', known: {}, problems: [] }
export const there = { at: 5_000, by: 'other' }
export const incoming = { url: 'https://new.example/v1', model: 'm', needs: { key: true } }
export const connection: Connection = { id: 'a', url: 'https://a.example/v1', model: 'm', hasKey: true }

/** Of a browser in which all that is here was made long ago. */
export function settled(here: Syncable): SyncLedger {
  const { ledger } = merge({ rows: ROWS, here, ledger: NEW, items: new Map(), now: 1 })
  const known = Object.entries(ledger.known).map(([name, one]) => [name, { ...one, at: 2_000 }])
  return { ...ledger, known: Object.fromEntries(known) }
}

export const come = (name: string, data: unknown, here: Syncable = EMPTY) =>
  merge({ rows: ROWS, here, ledger: settled(here), items: toItems(name, there, data), now: 9_000 })
export const whyOf = ({ ledger }: { ledger: SyncLedger }) => ledger.problems.map(({ why }) => why)
export const go = (here: Syncable, items: ReadonlyMap<string, unknown> = new Map()) => {
  const merged = merge({ rows: ROWS, here, ledger: NEW, items, now: 9_000 })
  return { ...fitInto(items, merged), merged }
}
