import { isLoopback } from '../model/is-loopback.ts'
import { type BodyEnding, createAnswerParser } from './answer-parser.ts'
import type { Clock } from './clock.ts'
import type { CompletionEvent } from './completion.ts'
import { ProviderError } from './provider-error.ts'
import type { RequestBody } from './request-body.ts'
import { parseRetryAfter } from './retry.ts'

/** Milliseconds. */
export interface Timeouts {
  /** From the request to the response's headers. */
  readonly headers: number
  /** Without a token; comments, pings and empty deltas are none. */
  readonly token: number
  /** For usage and `[DONE]` after the finish reason: some connections are never closed. The answer is complete then. */
  readonly afterFinish: number
}

export interface AnswerRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: RequestBody
  readonly secrets: readonly string[]
  readonly timeouts: Timeouts
}

export interface Network {
  readonly fetch: typeof fetch
  readonly isOnline: () => boolean
  readonly clock: Clock
}

/**
 * One request and its answer. The connection is closed when the answer is complete, `signal` is aborted, a time-out expires
 * or the consumer stops iterating.
 *
 * @throws ProviderError
 */
export async function* requestAnswer(
  request: AnswerRequest,
  network: Network,
  signal: AbortSignal,
): AsyncGenerator<CompletionEvent, void, void> {
  const { timeouts } = request
  const connection = new AbortController()
  const deadline = createDeadline(network.clock, () => connection.abort(new ProviderError('timeout')))
  const abort = () => connection.abort(new ProviderError('aborted'))
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort)
  try {
    deadline.set(timeouts.headers)
    const response = await send(request, network, connection.signal)
    deadline.set(timeouts.token)
    const { status } = response
    const retryAfter = parseRetryAfter(response.headers.get('retry-after'), network.clock.now())
    const answer = createAnswerParser({ status, retryAfter, body: request.body, secrets: request.secrets })
    const read = createReader(response.body, connection.signal)

    let ending: BodyEnding = 'clean'
    while (!answer.isDone) {
      const bytes = await read()
      if (typeof bytes === 'string') {
        ending = bytes
        break
      }
      const before = answer.progress
      for (const event of answer.feed(bytes)) {
        // A consumer that takes its time does not make the server late.
        deadline.clear()
        yield event
        if (signal.aborted) throw new ProviderError('aborted')
      }
      if (answer.progress > before) deadline.set(answer.isFinished ? timeouts.afterFinish : timeouts.token)
    }
    const interruption = interruptionOf(connection.signal)
    if (interruption && !(answer.isFinished && interruption.kind === 'timeout')) throw interruption
    deadline.clear()
    yield* answer.end(ending)
  } finally {
    deadline.clear()
    signal.removeEventListener('abort', abort)
    connection.abort()
  }
}

async function send(request: AnswerRequest, network: Network, signal: AbortSignal): Promise<Response> {
  try {
    signal.throwIfAborted()
    return await network.fetch(request.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...request.headers },
      body: JSON.stringify(request.body),
      // Followed, a redirect would carry the question to a host that nobody chose, and some keys with it.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    })
  } catch (cause) {
    // DNS, a refused connection, TLS, CSP, missing CORS and a redirect under `redirect: 'error'` are the same TypeError.
    const isOut = !network.isOnline() && !isLoopback(new URL(request.url).hostname)
    throw interruptionOf(signal) ?? new ProviderError(isOut ? 'offline' : 'unreachable', { cause })
  }
}

/** Reads the next bytes, or how the body ended: `cut` by the network or by `signal`, which also closes the connection. */
function createReader(body: ReadableStream<Uint8Array> | null, signal: AbortSignal) {
  const reader = body?.getReader()
  // A body that does not know of the signal has its pending read ended by this; one that does has failed already.
  signal.addEventListener('abort', () => void reader?.cancel().catch(() => {}))
  return async (): Promise<Uint8Array | BodyEnding> => {
    try {
      const result = await reader?.read()
      if (signal.aborted) return 'cut'
      return result?.value ?? 'clean'
    } catch {
      return 'cut'
    }
  }
}

/** Why we closed the connection ourselves, if we did. */
function interruptionOf(signal: AbortSignal): ProviderError | undefined {
  return signal.reason instanceof ProviderError ? signal.reason : undefined
}

function createDeadline(clock: Clock, expire: () => void) {
  let cancel: (() => void) | undefined
  /** Called at each event, of which a second may have a hundred thousand: the clock is told of the first alone. */
  function clear(): void {
    cancel?.()
    cancel = undefined
  }
  return {
    set(ms: number) {
      clear()
      cancel = clock.after(ms, expire)
    },
    clear,
  }
}
