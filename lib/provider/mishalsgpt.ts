import type { ChatMessage } from '../model/chat-message.ts'
import { type Clock, systemClock } from './clock.ts'
import type { CompletionEvent, CompletionOptions, CompletionRequest, CompletionResult } from './completion.ts'
import { type Endpoints, toEndpoints } from './endpoint.ts'
import { ProviderError } from './provider-error.ts'
import { type AnswerRequest, type Network, requestAnswer, type Timeouts } from './request-answer.ts'
import { retryDelay, wait } from './retry.ts'

const DEFAULT_URL = 'https://mishalsgpt.vercel.app'
const DEFAULT_MODELS = ['gpt-3.5-turbo-16k-0613', 'gpt-3.5-turbo'] as const
const DEFAULT_TEMPERATURE = 0.7
const DEFAULT_RETRIES = 2
const DEFAULT_TIMEOUTS: Timeouts = { headers: 60_000, token: 120_000, afterFinish: 5_000 }

export interface MishalsgptOptions {
  /** A Mishalsgpt-style deployment, an OpenAI-compatible base URL or a full endpoint: see `toEndpoints`. */
  readonly url?: string | undefined
  readonly models?: readonly string[] | undefined
  readonly key?: string | undefined
  /** Used where there is no key. */
  readonly accessCode?: string | undefined
  /** `ak-` for deployments of the older generation. The other one's prefix is taken for a person's own key. */
  readonly accessCodePrefix?: 'nk-' | 'ak-' | undefined
  /** How often a request that failed before its first token is repeated. */
  readonly retries?: number | undefined
  readonly timeouts?: Partial<Timeouts> | undefined
  readonly fetch?: typeof fetch | undefined
  readonly isOnline?: (() => boolean) | undefined
  readonly clock?: Clock | undefined
  readonly random?: (() => number) | undefined
}

/**
 * Answers from a Mishalsgpt deployment, or from any server that speaks OpenAI's chat completions. Every failure of a request
 * is thrown as a `ProviderError`.
 *
 * ```ts
 * const provider = new Mishalsgpt()
 * const messages = [{ role: 'user', content: 'Привет!' }] as const
 * for await (const text of provider.createCompletion('gpt-3.5-turbo', messages, true)) process.stdout.write(text)
 * ```
 */
export class Mishalsgpt {
  readonly url: string
  readonly models: readonly string[]
  readonly supportsStream = true
  readonly needsAuth = false

  // Private to the language, so that no log and no serialization of a provider can hold a key.
  readonly #endpoints: Endpoints
  readonly #credential: Credential | undefined
  readonly #retries: number
  readonly #timeouts: Timeouts
  readonly #network: Network
  readonly #random: () => number

  /** @throws TypeError when `url` is not an absolute URL. */
  constructor(options: MishalsgptOptions = {}) {
    this.url = options.url ?? DEFAULT_URL
    this.models = options.models ?? DEFAULT_MODELS
    this.#endpoints = toEndpoints(this.url)
    this.#credential = toCredential(options)
    this.#retries = options.retries ?? DEFAULT_RETRIES
    this.#timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts }
    this.#random = options.random ?? Math.random
    this.#network = {
      // Called as a method of another object, the browser's own `fetch` throws "Illegal invocation".
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
      isOnline: options.isOnline ?? (() => globalThis.navigator?.onLine !== false),
      clock: options.clock ?? systemClock,
    }
  }

  /**
   * Yields the answer's text, without its reasoning, as it arrives; with `stream: false` all of it at once. Text that arrived
   * before a failure is yielded before the error is thrown.
   *
   * `options` go into the request body unchanged.
   */
  async *createCompletion(
    model: string,
    messages: readonly ChatMessage[],
    stream: boolean,
    options?: CompletionOptions,
    signal?: AbortSignal,
  ): AsyncGenerator<string, CompletionResult, void> {
    let usage: CompletionResult['usage']
    let unsaid = ''
    try {
      for await (const event of this.streamEvents({ model, messages, stream, options }, signal)) {
        if (event.type === 'text' && stream) yield event.text
        if (event.type === 'text' && !stream) unsaid += event.text
        if (event.type === 'usage') usage = event.usage
        if (event.type === 'finish') {
          if (unsaid) yield unsaid
          return { finishReason: event.finishReason, usage, model: event.model }
        }
      }
    } catch (error) {
      if (unsaid) yield unsaid
      throw error
    }
    throw new ProviderError('truncated')
  }

  /** Yields all that happens, retries included. Only `signal` interrupts a wait for the server. */
  async *streamEvents(
    request: CompletionRequest,
    signal: AbortSignal = new AbortController().signal,
  ): AsyncGenerator<CompletionEvent, void, void> {
    for (let attempt = 1; ; attempt++) {
      let hasBegun = false
      try {
        for await (const event of requestAnswer(this.#toAnswerRequest(request), this.#network, signal)) {
          hasBegun = true
          yield event
        }
        return
      } catch (error) {
        if (!(error instanceof ProviderError) || hasBegun || attempt > this.#retries) throw error
        const delayMs = retryDelay(error, attempt, this.#random)
        if (delayMs === undefined) throw error
        yield { type: 'retrying', attempt, delayMs, failure: error.toFailure() }
        await wait(delayMs, this.#network.clock, signal)
      }
    }
  }

  #toAnswerRequest({ model, messages, stream, options }: CompletionRequest): AnswerRequest {
    return {
      url: this.#endpoints.completions,
      init: {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...toAuthorization(this.#credential) },
        body: JSON.stringify({ model, messages, stream, temperature: DEFAULT_TEMPERATURE, ...options }),
        // Followed, a redirect would carry the question to a host that nobody chose, and some keys with it.
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      },
      model,
      secrets: this.#credential ? [this.#credential.secret] : [],
      timeouts: this.#timeouts,
    }
  }
}

interface Credential {
  readonly secret: string
  readonly prefix: '' | 'nk-' | 'ak-'
}

function toCredential({
  key,
  accessCode,
  accessCodePrefix = 'nk-',
}: MishalsgptOptions): Credential | undefined {
  // Pasted ones come with white space around them.
  if (key?.trim()) return { secret: key.trim(), prefix: '' }
  if (accessCode?.trim()) return { secret: accessCode.trim(), prefix: accessCodePrefix }
  return undefined
}

/** Without a key no header at all: an empty `Bearer ` is taken for a key, and refused. */
function toAuthorization(credential: Credential | undefined): Record<string, string> {
  if (!credential) return {}
  // A header cannot carry it, so no server can have given it out; and `fetch` would quote it in its TypeError.
  if (!/^[\x20-\x7e]+$/.test(credential.secret)) throw new ProviderError('unauthorized')
  return { authorization: `Bearer ${credential.prefix}${credential.secret}` }
}
