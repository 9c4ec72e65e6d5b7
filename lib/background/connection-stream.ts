import { isReachable } from '../connections/is-reachable.ts'
import { isRedirected } from '../connections/is-redirected.ts'
import { countsWhenAsked } from '../connections/templates.ts'
import type { ChatMessage } from '../model/chat-message.ts'
import type { ConnectionId, Secret } from '../model/connection.ts'
import type { Quirk } from '../model/quirk.ts'
import type { ConversationConnection } from '../model/setup.ts'
import type { CompletionEvent, CompletionOptions } from '../provider/completion.ts'
import { toEndpoints } from '../provider/endpoint.ts'
import { Mishalsgpt } from '../provider/mishalsgpt.ts'
import { ProviderError } from '../provider/provider-error.ts'
import type { QuirksByModel } from '../provider/quirk-memory.ts'
import { toCredentials } from './to-credentials.ts'

interface Options {
  readonly fetch: typeof fetch
  readonly hasOrigin: (origin: string) => Promise<boolean>
  /** What a connection's server was found to refuse, by model. */
  readonly quirks: {
    of(id: ConnectionId): Promise<QuirksByModel | undefined>
    learn(id: ConnectionId, model: string, quirks: readonly Quirk[]): void
  }
}

export type ConnectionStream = (
  connection: ConversationConnection,
  /** Asked before each request: it may be another one by then. */
  readSecret: () => Promise<Secret | undefined>,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
  how?: Manner,
) => AsyncGenerator<CompletionEvent>

export interface Manner {
  readonly stream?: boolean
  /** Whether it is stored as it is here, so that what its server refuses is remembered. */
  readonly isKept?: boolean
  /** After a failure before the first token. */
  readonly retries?: number
  readonly onResponse?: (response: Response) => void
}

/** A connection's answer to `messages`. Throws `ProviderError`, of kind `permission` where a grant would help. */
export function createConnectionStream({ fetch, hasOrigin, quirks }: Options): ConnectionStream {
  return async function* (
    connection,
    readSecret,
    messages,
    signal,
    { stream = true, retries, isKept = true, onResponse } = {},
  ) {
    const { url, model } = connection
    let secret: Secret | undefined
    const provider = new Mishalsgpt({
      url,
      async fetch(...request) {
        const response = await fetch(...request)
        onResponse?.(response)
        return response
      },
      retries,
      timeouts: toTimeouts(connection),
      ...(isKept && {
        quirks: await quirks.of(connection.id),
        onLearned: (model, found) => quirks.learn(connection.id, model, found),
      }),
      async renew() {
        secret = await readSecret()
        return toCredentials(secret, url)
      },
    })
    try {
      const options = {
        ...toOptions(connection),
        ...(stream && countsWhenAsked(url) && { stream_options: { include_usage: true } }),
      }
      yield* provider.streamEvents({ model, messages, stream, options }, signal)
    } catch (error) {
      throw incomplete(error, connection, secret) ?? (await withCause(error, connection, signal))
    }
  }

  /**
   * A browser gives one error for a server that is down, one that allows no cross-origin requests and one that sends
   * requests elsewhere. The second answers a request that nobody may read, and can be reached with the person's
   * permission; with it, the third can be told.
   */
  async function withCause(
    error: unknown,
    { url, dropOrigin }: ConversationConnection,
    signal: AbortSignal,
  ): Promise<unknown> {
    if (!(error instanceof ProviderError)) return error
    const { origin } = new URL(url)
    // What is dropped only with the permission is not what was refused with it.
    if (error.kind === 'origin-refused' && dropOrigin)
      return new ProviderError((await hasOrigin(origin)) ? 'unauthorized' : 'permission', error)
    // One with a status was reached as far as a proxy.
    if (error.kind !== 'unreachable' || error.status) return error
    if (await hasOrigin(origin)) {
      const { completions } = toEndpoints(url)
      return (await isRedirected(completions, { fetch, signal })) ? new ProviderError('redirected') : error
    }
    return (await isReachable(origin, false, { fetch, signal })) ? new ProviderError('permission') : error
  }
}

/** What a server says that was sent nothing secret, or not all that it is sent elsewhere. */
function incomplete(
  error: unknown,
  { wants }: ConversationConnection,
  secret: Secret | undefined,
): ProviderError | undefined {
  if (!(error instanceof ProviderError) || error.kind !== 'unauthorized') return undefined
  const { kind, status, serverWords } = error
  if (!wants && (secret || status !== 401)) return undefined
  return new ProviderError(kind, { status, serverWords, missing: 'key' })
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

/** Those that are the connection's own, in milliseconds. */
function toTimeouts({ timeouts: { headers, token } = {} }: ConversationConnection) {
  return {
    ...(headers !== undefined && { headers: headers * 1000 }),
    ...(token !== undefined && { token: token * 1000 }),
  }
}
