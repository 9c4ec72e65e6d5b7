import { useRef, useState } from 'preact/hooks'
import type { Connection, ConnectionId } from '../../lib/model/connection.ts'
import { needsOf, withHeld } from '../../lib/model/held-secrets.ts'
import { toldOf } from '../../lib/model/told-of.ts'
import type { OptionsPage } from '../../lib/page/options-page.ts'

export interface Row {
  /** As it is, or was. */
  readonly id: ConnectionId
  readonly connection: Connection
  /** It was deleted elsewhere: what stands in its form is all that is left, and would be another connection. */
  readonly isGone: boolean
}

interface Gone {
  readonly id: ConnectionId
  readonly connection: Connection
  /** Where it stood, from 0. */
  readonly place: number
}

/** The connections as they stand in the list, with those that are gone while something typed in their forms was not saved. */
export function useConnectionRows({
  connections,
  list,
  newId,
}: Pick<OptionsPage, 'connections' | 'list' | 'newId'>) {
  const now = connections.value
  const before = useRef(now)
  const gone = useRef<readonly Gone[]>([])
  const typed = useRef<Set<ConnectionId>>(new Set())
  const [, draw] = useState(0)

  // In an effect it would be too late: a form that was not drawn once has lost what was typed.
  if (now && before.current && now !== before.current) {
    const isKept = (id: ConnectionId) => typed.current.has(id) && list.removed.peek()?.id !== id
    const there = new Set(now.map(({ id }) => id))
    const left = before.current.flatMap((connection, place) =>
      there.has(connection.id) || !isKept(connection.id)
        ? []
        : { id: connection.id, connection: toUnsaved(connection, newId()), place },
    )
    gone.current = [...gone.current.filter(({ id }) => !there.has(id)), ...left]
  }
  before.current = now

  return {
    rows: now && joinRows(now, gone.current),
    /** Whether something stands in its form that is not saved. */
    setTyped(id: ConnectionId, isTyped: boolean): void {
      if (isTyped) typed.current.add(id)
      else typed.current.delete(id)
    },
    /** One that is gone goes from the list as well. */
    forget(id: ConnectionId): void {
      typed.current.delete(id)
      gone.current = gone.current.filter(one => one.id !== id)
      draw(times => times + 1)
    },
  }
}

/** What was secret of it is gone, too. */
function toUnsaved(
  { managed: _, off: _off, keptFor: _kept, ...connection }: Connection,
  id: ConnectionId,
): Connection {
  return withHeld({ ...connection, id }, needsOf(connection), toldOf(undefined))
}

function joinRows(connections: readonly Connection[], gone: readonly Gone[]): Row[] {
  const rows: Row[] = connections.map(connection => ({ id: connection.id, connection, isGone: false }))
  for (const { id, connection, place } of gone.toSorted((one, other) => one.place - other.place))
    rows.splice(place, 0, { id, connection, isGone: true })
  return rows
}
