import { type ReadonlySignal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../model/connection.ts'
import { connectionName } from '../model/connection-name.ts'
import { createId } from '../model/create-id.ts'
import type { Command } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'

/** What can be done with the connections as a whole. */
export interface ConnectionList {
  /** What was deleted last and can be brought back, until `forgetRemoved`. */
  readonly removed: ReadonlySignal<Connection | undefined>
  /** What was to be brought back and could not. */
  readonly lost: ReadonlySignal<Connection | undefined>
  remove(connection: Connection): void
  undoRemove(): void
  forgetRemoved(): void
  /** By one place, up or down. */
  move(id: ConnectionId, step: -1 | 1): void
  /** Resolves to the copy's id. */
  duplicate(connection: Connection): Promise<ConnectionId>
  switchTo(id: ConnectionId, on: boolean): void
}

interface Options {
  readonly connections: ReadonlySignal<readonly Connection[] | undefined>
  readonly send: (command: Command) => Promise<Reply>
  readonly now: () => number
}

export function createConnectionList({ connections, send, now }: Options): ConnectionList {
  const removed = signal<Connection | undefined>(undefined)
  const lost = signal<Connection | undefined>(undefined)
  const all = () => connections.peek() ?? []

  /** `Work 2` beside `Work`, and `Work 3` beside both. */
  function nameOfCopy(original: Connection): string {
    const names = new Set(all().map(connectionName))
    const stem = connectionName(original).replace(/ \d+$/, '')
    for (let n = 2; ; n++) if (!names.has(`${stem} ${n}`)) return `${stem} ${n}`
  }

  return {
    removed,
    lost,

    remove(connection) {
      lost.value = undefined
      removed.value = connection
      void send({ type: 'remove-connection', connectionId: connection.id }).then(reply => {
        if (reply.status !== 'done' && removed.value === connection) removed.value = undefined
      })
    },

    undoRemove() {
      const connection = removed.value
      removed.value = undefined
      if (!connection) return
      void send({ type: 'restore-connection', connectionId: connection.id }).then(reply => {
        if (reply.status === 'failed') lost.value = connection
      })
    },

    forgetRemoved() {
      removed.value = undefined
      lost.value = undefined
    },

    move(id, step) {
      const ids = all().map(connection => connection.id)
      const from = ids.indexOf(id)
      const to = from + step
      if (from < 0 || to < 0 || to >= ids.length) return
      const connectionIds = ids.toSpliced(from, 1).toSpliced(to, 0, id)
      void send({ type: 'order-connections', connectionIds })
    },

    async duplicate(connection) {
      const copyId = createId(now())
      await send({
        type: 'duplicate-connection',
        connectionId: connection.id,
        copyId,
        name: nameOfCopy(connection),
      })
      return copyId
    },

    switchTo(id, on) {
      void send({ type: 'switch-connection', connectionId: id, on })
    },
  }
}
