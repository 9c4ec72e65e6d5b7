import { type ReadonlySignal, signal } from '@preact/signals'
import { CONNECTION_LIMITS, type Connection, type ConnectionId } from '../model/connection.ts'
import { connectionName } from '../model/connection-name.ts'
import { createId } from '../model/create-id.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'

/** What can be done with the connections as a whole. */
export interface ConnectionList {
  /** What was deleted one after another and can be brought back, until `forgetRemoved`. */
  readonly removed: ReadonlySignal<readonly Connection[]>
  /** What is being brought back, until it is in the list again or cannot be. */
  readonly returning: ReadonlySignal<readonly Connection[]>
  /** What was to be brought back and could not. */
  readonly lost: ReadonlySignal<readonly Connection[]>
  remove(connection: Connection): void
  /** All of them. */
  undoRemove(): void
  forgetRemoved(): void
  /** By one place, up or down. `undefined` where it goes no further. */
  move(id: ConnectionId, step: -1 | 1): Move | undefined
  /** Resolves to the copy's id, `undefined` where there is none. One at a time of each. */
  duplicate(connection: Connection): Promise<ConnectionId | undefined>
  switchTo(id: ConnectionId, on: boolean): void
}

interface Move {
  /** Where it stands then, from 0. */
  readonly place: number
  /** Once everyone has been told. */
  readonly done: Promise<unknown>
}

interface Options {
  readonly connections: ReadonlySignal<readonly Connection[] | undefined>
  readonly send: (command: Command) => Promise<Reply>
  readonly now: () => number
}

export function createConnectionList({ connections, send, now }: Options): ConnectionList {
  const removed = signal<readonly Connection[]>([])
  const returning = signal<readonly Connection[]>([])
  const lost = signal<readonly Connection[]>([])
  const copying = new Map<ConnectionId, Promise<ConnectionId | undefined>>()
  /** The order that was asked for last and is not told yet: the next step goes on from there. */
  let ordering: readonly ConnectionId[] | undefined
  const all = () => connections.peek() ?? []

  /** `Work 2` beside `Work`, and `Work 3` beside both. What is too long to be numbered loses its end. */
  function nameOfCopy(original: Connection): string {
    const names = new Set(all().map(connectionName))
    const stem = connectionName(original).replace(/ \d+$/, '')
    for (let n = 2; ; n++) {
      const number = ` ${n}`
      const name = stem.slice(0, CONNECTION_LIMITS.name - number.length).toWellFormed() + number
      if (!names.has(name)) return name
    }
  }

  async function copy(connection: Connection): Promise<ConnectionId | undefined> {
    const copyId = createId(now())
    const name = nameOfCopy(connection)
    const reply = await send({ type: 'duplicate-connection', connectionId: connection.id, copyId, name })
    return reply.status === 'done' ? copyId : undefined
  }

  return {
    removed,
    returning,
    lost,

    remove(connection) {
      lost.value = []
      removed.value = [...removed.value, connection]
      void send({ type: 'remove-connection', connectionId: connection.id }).then(reply => {
        if (reply.status !== 'done') removed.value = removed.value.filter(one => one !== connection)
      })
    },

    undoRemove() {
      // What went last is back first: each finds the place that it had.
      const wanted = removed.value.toReversed()
      returning.value = [...returning.value, ...wanted]
      removed.value = []
      for (const connection of wanted) {
        void send({ type: 'restore-connection', connectionId: connection.id }).then(reply => {
          returning.value = returning.value.filter(one => one !== connection)
          if (reply.status === 'failed') lost.value = [...lost.value, connection]
        })
      }
    },

    forgetRemoved() {
      removed.value = []
      lost.value = []
    },

    move(id, step) {
      const ids = ordering ?? all().map(connection => connection.id)
      const from = ids.indexOf(id)
      const place = from + step
      if (from < 0 || place < 0 || place >= ids.length) return undefined
      const connectionIds = ids.toSpliced(from, 1).toSpliced(place, 0, id)
      ordering = connectionIds
      const done = send({ type: 'order-connections', connectionIds }).then(() => {
        if (ordering === connectionIds) ordering = undefined
      })
      return { place, done }
    },

    duplicate(connection) {
      const { id } = connection
      const running = copying.get(id) ?? copy(connection).finally(() => copying.delete(id))
      copying.set(id, running)
      return running
    },

    switchTo(id, on) {
      void send({ type: 'switch-connection', connectionId: id, on })
    },
  }
}
