import { type ReadonlySignal, signal } from '@preact/signals'
import type { Connection, ConnectionId } from '../model/connection.ts'
import type { Command, ConnectionForm } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'

/** What became of the look for the interface of a server that was saved by an address which does not name it. */
export interface Sought {
  readonly id: ConnectionId
  readonly status: 'asking' | 'missing' | 'found'
  /** The address of the connection for which this holds. */
  readonly url: string
}

interface Options {
  readonly connections: ReadonlySignal<readonly Connection[] | undefined>
  readonly namesInterface: (url: string) => boolean
  readonly send: (command: Command) => Promise<Reply>
}

/** Asks the servers of addresses that were saved where their interfaces are. */
export function createEndpointSeeker({ connections, namesInterface, send }: Options) {
  /** The one that was looked for last. */
  const sought = signal<Sought | undefined>(undefined)

  /** As it is now, unless it has another address. */
  const stored = (id: ConnectionId, url: string) =>
    connections.peek()?.find(one => one.id === id && one.url === url)

  return {
    sought,

    /** Whether it was looked for, and is at no such place. */
    isMissing(id: ConnectionId, url: string | undefined): boolean {
      const last = sought.peek()
      return last?.status === 'missing' && last.id === id && last.url === url
    },

    /** Once the person has answered the browser: most servers can be asked only then. */
    async seek(id: ConnectionId, url: string, answered: Promise<unknown>): Promise<void> {
      await answered
      const asked = stored(id, url)
      if (!asked || namesInterface(url)) return
      const asking: Sought = { id, status: 'asking', url }
      sought.value = asking
      const reply = await send({ type: 'find-endpoint', connection: toForm(asked) })
      const found = reply.status === 'endpoint' ? reply.url : undefined
      const connection = stored(id, url)
      if (found !== undefined && connection)
        await send({ type: 'save-connection', connection: { ...toForm(connection), url: found } })
      if (sought.peek() !== asking) return
      sought.value =
        found === undefined ? { ...asking, status: 'missing' } : { id, status: 'found', url: found }
    },
  }
}

/** What is stored of it, in the words of a form; what is secret is kept by saying nothing of it. */
function toForm({
  hasKey: _key,
  headerNames: _headers,
  queryNames: _query,
  wants: _wants,
  keptFor: _keptFor,
  off: _off,
  managed: _managed,
  ...form
}: Connection): ConnectionForm {
  return form
}
