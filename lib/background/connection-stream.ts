import { isReachable } from '../connections/is-reachable.ts'
import { isRedirected } from '../connections/is-redirected.ts'
import type { ChatMessage } from '../model/chat-message.ts'
import type { Secret } from '../model/connection.ts'
import type { ConversationConnection } from '../model/setup.ts'
import type { CompletionEvent, CompletionOptions } from '../provider/completion.ts'
import { toEndpoints } from '../provider/endpoint.ts'
import { Mishalsgpt } from '../provider/mishalsgpt.ts'
import { ProviderError } from '../provider/provider-error.ts'

interface Options {
  readonly fetch: typeof fetch
  readonly hasOrigin: (origin: string) => Promise<boolean>
}

export type ConnectionStream = (
  connection: ConversationConnection,
  secret: Secret | undefined,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
  how?: Manner,
) => AsyncGenerator<CompletionEvent>

interface Manner {
  readonly stream?: boolean
  /** After a failure before the first token. */
  readonly retries?: number
}

/** A connection's answer to `messages`. Throws `ProviderError`, of kind `permission` where a grant would help. */
export function createConnectionStream({ fetch, hasOrigin }: Options): ConnectionStream {
  return async function* (connection, secret, messages, signal, { stream = true, retries } = {}) {
    const { url, model } = connection
    const provider = new Mishalsgpt({ url, fetch, retries, ...toCredentials(secret) })
    try {
      yield* provider.streamEvents({ model, messages, stream, options: toOptions(connection) }, signal)
    } catch (error) {
      throw await withCause(error, url, signal)
    }
  }

  /**
   * A browser gives one error for a server that is down, one that allows no cross-origin requests and one that sends
   * requests elsewhere. The second answers a request that nobody may read, and can be reached with the person's
   * permission; with it, the third can be told.
   */
  async function withCause(error: unknown, url: string, signal: AbortSignal): Promise<unknown> {
    if (!(error instanceof ProviderError) || error.kind !== 'unreachable') return error
    const { origin } = new URL(url)
    if (await hasOrigin(origin)) {
      const { completions } = toEndpoints(url)
      return (await isRedirected(completions, fetch, signal)) ? new ProviderError('redirected') : error
    }
    return (await isReachable(origin, fetch, signal)) ? new ProviderError('permission') : error
  }
}

/** By the names that servers know. What nobody has chosen is not sent: it is the server's own. */
function toOptions({ temperature, topP, maxTokens, stop }: ConversationConnection): CompletionOptions {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(stop !== undefined && { stop }),
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
