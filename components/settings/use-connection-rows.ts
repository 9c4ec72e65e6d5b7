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
  /** What stands in its form can be saved in it no more, and would be another connection. */
  readonly left?: Left
}

export interface Left {
  readonly why: 'gone' | 'locked'
  /** As it would be saved now. */
  readonly connection: Connection
}

interface Kept {
  readonly connection: Connection
  readonly copy: Connection
  /** Where it stood, from 0. */
  readonly place: number
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
  const typed = useRef<Set<ConnectionId>>(new Set())
  const [, draw] = useState(0)

  // In an effect it would be too late: a form that was not drawn once has lost what was typed.
  if (now && before.current && now !== before.current) {
    const removed = list.removed.peek().map(({ id }) => id)
    const open = new Set(now.filter(one => !lockOf(one)).map(({ id }) => id))
    const isLeft = (one: Connection) =>
      !open.has(one.id) && !lockOf(one) && typed.current.has(one.id) && !removed.includes(one.id)
    const left = before.current.flatMap((connection, place) =>
      isLeft(connection)
        ? [[connection.id, { connection, copy: toUnsaved(connection, newId()), place }] as const]
        : [],
    )
    kept.current = new Map([...kept.current, ...left].filter(([id]) => !open.has(id)))
  }
  before.current = now

  return {
    rows: now && joinRows(now, kept.current),
    /** Whether something stands in its form that is not saved. */
    setTyped(id: ConnectionId, isTyped: boolean): void {
      if (isTyped) typed.current.add(id)
      else typed.current.delete(id)
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

function joinRows(connections: readonly Connection[], kept: ReadonlyMap<ConnectionId, Kept>): Row[] {
  const there = new Set(connections.map(({ id }) => id))
  const rows: Row[] = connections.map(connection => {
    const copy = kept.get(connection.id)?.copy
    return { id: connection.id, connection, ...(copy && { left: { why: 'locked', connection: copy } }) }
  })
  const gone = [...kept].filter(([id]) => !there.has(id))
  for (const [id, { connection, copy, place }] of gone.toSorted(([, a], [, b]) => a.place - b.place))
    rows.splice(place, 0, { id, connection, left: { why: 'gone', connection: copy } })
  return rows
}
