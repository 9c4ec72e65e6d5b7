import { useRef, useState } from 'preact/hooks'
import type { Connection, ConnectionId } from '../../lib/model/connection.ts'
import { needsOf, withHeld } from '../../lib/model/held-secrets.ts'
import { lockOf } from '../../lib/model/managed.ts'
import { toldOf } from '../../lib/model/told-of.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'

export interface Row {
  /** As it is, or was. */
  readonly id: ConnectionId
  readonly connection: Connection
  /** Whether something stands in its form that is not saved. */
  readonly isTyped: boolean
  /** It was deleted here, and can still be brought back with what was typed in its form. */
  readonly isAway: boolean
  /** What stands in its form can be saved in it no more, and would be another connection. */
  readonly left?: Left
}

export interface Left {
  readonly why: 'gone' | 'locked'
  /** As it would be saved now. */
  readonly connection: Connection
}

interface Place {
  readonly connection: Connection
  /** Where it stood, from 0. */
  readonly place: number
}

interface Kept extends Place {
  readonly copy: Connection
}

/**
 * The connections as they stand in the list, with those that are gone, or locked by the person's organisation, while
 * something typed in their forms was not saved.
 */
export function useConnectionRows({
  connections,
  list,
  newId,
}: Pick<OptionsPage, 'connections' | 'list' | 'newId'>) {
  const now = connections.value
  const before = useRef(now)
  const kept = useRef<ReadonlyMap<ConnectionId, Kept>>(new Map())
  const away = useRef<ReadonlyMap<ConnectionId, Place>>(new Map())
  const typed = useRef<Set<ConnectionId>>(new Set())
  const [, draw] = useState(0)
  const deleted = new Set([...list.removed.value, ...list.returning.value].map(({ id }) => id))

  // In an effect it would be too late: a form that was not drawn once has lost what was typed.
  if (now && before.current && now !== before.current) {
    const there = new Set(now.map(({ id }) => id))
    const open = new Set(now.filter(one => !lockOf(one)).map(({ id }) => id))
    const lost = before.current
      .map((connection, place) => ({ connection, place }))
      .filter(({ connection: { id } }) => typed.current.has(id) && !open.has(id))
    const left = lost.filter(({ connection }) => !deleted.has(connection.id) && !lockOf(connection))
    kept.current = new Map([
      ...[...kept.current].filter(([id]) => !open.has(id)),
      ...left.map(one => [one.connection.id, { ...one, copy: toUnsaved(one.connection, newId()) }] as const),
    ])
    away.current = new Map([
      ...away.current,
      ...lost
        .filter(({ connection: { id } }) => !there.has(id))
        .map(one => [one.connection.id, one] as const),
    ])
  }
  before.current = now
  away.current = new Map([...away.current].filter(([id]) => deleted.has(id)))

  return {
    rows: now && joinRows(now, kept.current, away.current, typed.current),
    /** Whether something stands in its form that is not saved. */
    setTyped(id: ConnectionId, isTyped: boolean): void {
      if (isTyped === typed.current.has(id)) return
      if (isTyped) typed.current.add(id)
      else typed.current.delete(id)
      draw(times => times + 1)
    },
    /** What is left of it goes; one that is gone leaves the list as well. */
    forget(id: ConnectionId): void {
      typed.current.delete(id)
      kept.current = new Map([...kept.current].filter(([one]) => one !== id))
      draw(times => times + 1)
    },
  }
}

/** What was secret of it is not its to take along. */
function toUnsaved(
  { managed: _, off: _off, keptFor: _kept, ...connection }: Connection,
  id: ConnectionId,
): Connection {
  return withHeld({ ...connection, id }, needsOf(connection), toldOf(undefined))
}

function joinRows(
  connections: readonly Connection[],
  kept: ReadonlyMap<ConnectionId, Kept>,
  away: ReadonlyMap<ConnectionId, Place>,
  typed: ReadonlySet<ConnectionId>,
): Row[] {
  const there = new Set(connections.map(({ id }) => id))
  const toRow = (connection: Connection, left?: Left, isAway = false): Row => ({
    id: connection.id,
    connection,
    isTyped: typed.has(connection.id),
    isAway,
    ...(left && { left }),
  })
  const rows = connections.map(connection => {
    const copy = kept.get(connection.id)?.copy
    return toRow(connection, copy && { why: 'locked', connection: copy })
  })
  const gone = [
    ...[...kept.values()].map(({ connection, copy, place }) => ({
      row: toRow(connection, { why: 'gone', connection: copy }),
      place,
    })),
    ...[...away.values()].map(({ connection, place }) => ({
      row: toRow(connection, undefined, true),
      place,
    })),
  ].filter(({ row }) => !there.has(row.id))
  for (const { row, place } of gone.toSorted((a, b) => a.place - b.place)) rows.splice(place, 0, row)
  return rows
}
