import type { UseStore } from 'idb-keyval'
import type { Database } from '../use-store.ts'
import type { SessionArea } from './session-area.ts'
import {
  type Changes,
  readRecords,
  type SessionRecord,
  type SessionRecords,
  writeChanges,
} from './session-records.ts'
import { createSessionTransaction } from './session-transaction.ts'
import { TemporaryFullError } from './temporary-full-error.ts'

/** The one that writes knows what is there; whoever only looks on reads it anew each time. */
export type SessionRole = 'writer' | 'reader'

/**
 * A database in the browser's memory. One transaction after the other, each done whole or not at all. What it is given
 * for is the bytes that all records may take after a transaction that adds to them.
 */
export function openSession(area: SessionArea, role: SessionRole): (limit?: number) => Database {
  let known: Promise<Map<string, SessionRecord>> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  function load(): Promise<Map<string, SessionRecord>> {
    if (role === 'reader') return readRecords(area)
    known ??= readRecords(area).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  async function write(records: Map<string, SessionRecord>, wanted: Changes, limit: number): Promise<void> {
    const changes = toFit(records, wanted, limit)
    if (changes.size === 0) return
    try {
      await writeChanges(area, changes)
    } catch {
      // The browser's own limit, which is beyond ours: others may have put something there.
      throw new TemporaryFullError()
    }
    for (const [name, record] of changes) {
      if (record) records.set(name, record)
      else records.delete(name)
    }
  }

  return (limit = Number.POSITIVE_INFINITY) => {
    const use: UseStore = (_mode, callback) => {
      const done = turn.then(async () => {
        const records = await load()
        const { store, end } = createSessionTransaction(records, changes => write(records, changes, limit))
        const result = await callback(store)
        await end()
        return result
      })
      turn = done.catch(() => {})
      return done
    }
    // There is one way of being in memory.
    return { strict: use, relaxed: use }
  }
}

/** What only an undo could bring back makes room for what somebody is saying. */
function toFit(records: SessionRecords, wanted: Changes, limit: number): Changes {
  const changes = new Map([...wanted].filter(([name, record]) => record || records.has(name)))
  const replaced = sizeOf([...changes.keys()].map(name => records.get(name)))
  const added = sizeOf(changes.values()) - replaced
  let excess = sizeOf(records.values()) + added - limit
  if (added <= 0 || excess <= 0) return changes
  for (const [name, { key, size }] of records) {
    if (!Array.isArray(key) || key[0] !== 'deleted' || changes.has(name)) continue
    changes.set(name, undefined)
    excess -= size
  }
  if (excess > 0) throw new TemporaryFullError()
  return changes
}

function sizeOf(records: Iterable<SessionRecord | undefined>): number {
  let size = 0
  for (const record of records) size += record?.size ?? 0
  return size
}
