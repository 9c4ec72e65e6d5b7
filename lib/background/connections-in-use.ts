import type { ChatMessage } from '../model/chat-message.ts'
import { isSameOrigin } from '../model/origin.ts'
import type { ConversationConnection } from '../model/setup.ts'
import type { CompletionEvent } from '../provider/completion.ts'
import { ProviderError } from '../provider/provider-error.ts'
import type { Store } from '../store/store.ts'
import type { ConnectionStream, Manner } from './connection-stream.ts'

export interface ConnectionsInUse {
  /** A stored connection's answer, which ends with a `ProviderError` once the person takes away what it rests on. */
  stream(
    connection: ConversationConnection,
    messages: readonly ChatMessage[],
    signal: AbortSignal,
    how?: Manner,
  ): AsyncGenerator<CompletionEvent>
  /** Something was taken away: ends what rested on it. */
  review(): Promise<void>
}

interface Options {
  readonly store: Pick<Store, 'connections' | 'secret'>
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly stream: ConnectionStream
}

interface Use {
  readonly connection: ConversationConnection
  /** What comes can be read only because the person lets us reach that server. */
  needsPermission?: boolean
  readonly withdrawn: AbortController
}

export function createConnectionsInUse({ store, hasOrigin, stream }: Options): ConnectionsInUse {
  const uses = new Set<Use>()

  /** Nothing more is asked of a connection that is off or gone, nor of the server that another one took the place of. */
  async function look({ connection: { id, url }, needsPermission, withdrawn }: Use): Promise<void> {
    const stored = (await store.connections()).find(one => one.id === id)
    if (!stored || stored.off || !isSameOrigin(stored.url, url))
      withdrawn.abort(new ProviderError('no-connection'))
    else if (needsPermission && !(await hasOrigin(new URL(url).origin)))
      withdrawn.abort(new ProviderError('permission'))
  }

  return {
    async *stream(connection, messages, signal, how) {
      const use: Use = { connection, withdrawn: new AbortController() }
      const withdrawn = use.withdrawn.signal
      uses.add(use)
      // A retry may be waited for, and what was withdrawn meanwhile is not used.
      const readSecret = async () => {
        const [secret] = await Promise.all([store.secret(connection.id), look(use)])
        withdrawn.throwIfAborted()
        return secret
      }
      try {
        yield* stream(connection, readSecret, messages, AbortSignal.any([signal, withdrawn]), {
          ...how,
          onResponse(response) {
            use.needsPermission =
              response.type === 'basic' && !response.headers.has('access-control-allow-origin')
          },
        })
      } catch (error) {
        throw withdrawn.aborted && !signal.aborted ? withdrawn.reason : error
      } finally {
        uses.delete(use)
      }
    },

    async review() {
      await Promise.all([...uses].map(look))
    },
  }
}
