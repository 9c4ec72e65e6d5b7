import { connectionName } from '../model/connection-name.ts'
import {
  isLater,
  type KnownRecord,
  type Stamp,
  type Syncable,
  type SyncFault,
  type SyncLedger,
  type SyncProblem,
} from '../model/sync.ts'
import { type Items, type RemoteRecord, readItems, sumOf } from './items.ts'
import type { Row } from './rows.ts'

/** Milliseconds for which it is remembered that something was deleted: so long may another browser be away. */
export const REMEMBERED = 180 * 86_400_000

/** Earlier than all, so that nothing that somebody wrote loses against what came with the extension. */
const NOBODY: Stamp = { at: 0, by: '-' }

export interface Merged {
  readonly here: Syncable
  readonly ledger: SyncLedger
  /** What another browser has not, or older, in the order in which it goes; `null` deletes. */
  readonly writes: ReadonlyMap<string, KnownRecord & { readonly data: unknown }>
  /** Deletions that are old enough to be forgotten. */
  readonly forgotten: readonly string[]
}

interface Options {
  readonly rows: Readonly<Record<string, Row>>
  readonly here: Syncable
  readonly ledger: SyncLedger
  /** All that lies in the browser's sync, as far as it has arrived. */
  readonly items: Items
  readonly now: number
}

/**
 * What is here and what lies in the browser's sync, made one, record by record: the last writer wins. Changes nothing
 * itself, and says the same when it is asked again.
 */
export function merge({ rows, here: before, ledger, items, now }: Options): Merged {
  const { device } = ledger
  const { records, damaged } = readItems(items)
  const known = new Map(Object.entries(ledger.known))
  const problems: SyncProblem[] = []
  /** Whoever joins takes over what lies there, and brings along what does not. */
  const isFirst = known.size === 0
  let here = before

  // A record may be named as what every object has.
  const rowOf = (kind: string) => (Object.hasOwn(rows, kind) ? rows[kind] : undefined)
  const report = (name: string, why: SyncFault, arrived?: Named) =>
    void problems.push(toProblem(here, { name, why, arrived }))

  noteChanges()
  const newer = new Set<string>()
  for (const name of damaged) report(name, 'damaged')
  for (const [name, record] of inOrder(records, rows)) receive(name, record)
  const data = readAll(rows, here)
  for (const [name, { at, by }] of known) {
    if (isApart(name)) continue
    const now = data.get(name)
    known.set(name, now === undefined ? { at, by } : { at, by, sum: sumOfData(now) })
  }
  const forgotten = forget()
  return {
    here,
    ledger: { device, known: Object.fromEntries(known), problems },
    writes: toWrites(),
    forgotten,
  }

  function isApart(name: string): boolean {
    const [kind, id] = splitName(name)
    return rowOf(kind)?.isApart?.(before, id) === true
  }

  /** What a person did here since the last time. */
  function noteChanges(): void {
    const data = readAll(rows, before)
    const stamp = (name: string): Stamp => ({ at: Math.max(now, (known.get(name)?.at ?? 0) + 1), by: device })
    for (const [name, one] of data) {
      const sum = sumOfData(one)
      const [kind, id] = splitName(name)
      const first = rowOf(kind)?.isPreset?.(id, one) ? NOBODY : { at: 0, by: device }
      if (known.get(name)?.sum !== sum) known.set(name, { ...(isFirst ? first : stamp(name)), sum })
    }
    for (const [name, { sum }] of known) {
      if (sum !== undefined && !data.has(name) && !isApart(name)) known.set(name, stamp(name))
    }
  }

  function receive(name: string, record: RemoteRecord): void {
    const [kind, id] = splitName(name)
    const row = rowOf(kind)
    if (!row || record.state === 'newer') {
      newer.add(name)
      report(name, 'newer')
      return
    }
    const mine = isFirst ? undefined : known.get(name)
    if (isApart(name) || record.state === 'partial' || (mine && isLater(mine, record))) return
    if (mine && !isLater(record, mine) && !row.isLasting) return
    const after = row.write(here, id, record.data)
    if (typeof after === 'string') {
      // What is refused was read: it is a connection.
      report(name, after, after === 'refused' ? (record.data as Named) : undefined)
      return
    }
    here = after
    known.set(name, { at: record.at, by: record.by })
  }

  function forget(): string[] {
    const old = [...known].filter(([, { at, sum }]) => sum === undefined && at < now - REMEMBERED)
    for (const [name] of old) known.delete(name)
    return old.flatMap(([name]) => (records.has(name) && !newer.has(name) ? [name] : []))
  }

  function toWrites(): Merged['writes'] {
    const writes = new Map<string, KnownRecord & { readonly data: unknown }>()
    for (const [name, mine] of inOrder(known, rows)) {
      const [kind] = splitName(name)
      const there = records.get(name)
      const one = data.get(name) ?? null
      const isThere = there && !isLater(mine, there)
      // Of one that is ours a part may have got lost.
      const isBroken = there?.state === 'partial' && isThere && !isLater(there, mine)
      if (isApart(name) || newer.has(name) || (isThere && !isBroken) || mine.by === NOBODY.by) continue
      const fault = one === null ? undefined : rowOf(kind)?.withhold?.(one)
      if (fault) report(name, fault)
      else writes.set(name, { ...mine, data: one })
    }
    return writes
  }
}

type Named = Parameters<typeof connectionName>[0]

interface Problem {
  readonly name: string
  readonly why: SyncFault
  /** Of one that is not here under that name. */
  readonly arrived?: Named | undefined
}

/** What is told of a record that does not go or come. */
export function toProblem({ connections }: Syncable, { name, why, arrived }: Problem): SyncProblem {
  const [kind, id] = splitName(name)
  const connection = kind === 'connection' && (connections.find(one => one.id === id) ?? arrived)
  return { kind, ...(connection && { name: connectionName(connection) }), why }
}

/** All records that are here, by name. */
export function readAll(rows: Readonly<Record<string, Row>>, here: Syncable): Map<string, unknown> {
  return new Map(
    Object.entries(rows).flatMap(([kind, row]) =>
      row.read(here).map(([id, data]) => [id ? `${kind}/${id}` : kind, data] as const),
    ),
  )
}

function splitName(name: string): [kind: string, id: string] {
  const [kind = '', id = ''] = name.split('/')
  return [kind, id]
}

/** As the rows of the table stand: what orders others comes after them. */
function inOrder<T>(all: ReadonlyMap<string, T>, rows: Readonly<Record<string, Row>>): [string, T][] {
  const place = Object.keys(rows)
  return [...all].sort(([a], [b]) => place.indexOf(splitName(a)[0]) - place.indexOf(splitName(b)[0]))
}

const sumOfData = (data: unknown) => sumOf(JSON.stringify(data))
