import { isReachable } from '../connections/is-reachable.ts'
import type { ChatMessage } from '../model/chat-message.ts'
import type { Connection, Secret } from '../model/connection.ts'
import type { CompletionEvent } from '../provider/completion.ts'
import { Mishalsgpt } from '../provider/mishalsgpt.ts'
import { ProviderError } from '../provider/provider-error.ts'

interface Options {
  readonly fetch: typeof fetch
  readonly hasOrigin: (origin: string) => Promise<boolean>
}

export type ConnectionStream = (
  connection: Connection,
  secret: Secret | undefined,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
) => AsyncGenerator<CompletionEvent>

/** A connection's answer to `messages`. Throws `ProviderError`, of kind `permission` where a grant would help. */
export function createConnectionStream({ fetch, hasOrigin }: Options): ConnectionStream {
  return async function* (connection, secret, messages, signal) {
    const { url, model, temperature } = connection
    const provider = new Mishalsgpt({ url, fetch, ...toCredentials(secret) })
    const options = temperature === undefined ? {} : { temperature }
    try {
      yield* provider.streamEvents({ model, messages, stream: true, options }, signal)
    } catch (error) {
      throw await withCause(error, url)
    }
  }

  /**
   * A browser gives one error for a server that is down and for one that allows no cross-origin requests. The
   * second answers a request that nobody may read, and can be reached with the person's permission.
   */
  async function withCause(error: unknown, url: string): Promise<unknown> {
    if (!(error instanceof ProviderError) || error.kind !== 'unreachable') return error
    const { origin } = new URL(url)
    if ((await hasOrigin(origin)) || !(await isReachable(origin, fetch))) return error
    return new ProviderError('permission')
  }
}

function toCredentials(secret: Secret | undefined) {
  switch (secret?.type) {
    case 'key':
      return { key: secret.value }
    case 'access-code':
      return { accessCode: secret.value }
    case 'access-code-old':
      return { accessCode: secret.value, accessCodePrefix: 'ak-' } as const
    case undefined:
      return {}
  }
}
