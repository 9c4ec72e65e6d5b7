import type { Quirk } from '../model/quirk.ts'
import { type Clock, systemClock } from './clock.ts'
import type {
  CompletionEvent,
  CompletionOptions,
  CompletionRequest,
  CompletionResult,
  RequestMessage,
} from './completion.ts'
import { addQuery, type Credentials, toHeaders, toSecrets } from './credentials.ts'
import { toEndpoints } from './endpoint.ts'
import { ProviderError } from './provider-error.ts'
import { createQuirkMemory, type OnLearned, type QuirksByModel } from './quirk-memory.ts'
import { type AnswerRequest, type Network, requestAnswer, type Timeouts } from './request-answer.ts'
import { toRequestBody } from './request-body.ts'
import { retryDelay, wait } from './retry.ts'

const DEFAULT_URL = 'https://mishalsgpt.vercel.app'
const DEFAULT_MODELS = ['gpt-3.5-turbo-16k-0613', 'gpt-3.5-turbo'] as const
const DEFAULT_RETRIES = 2
const DEFAULT_TIMEOUTS: Timeouts = { headers: 60_000, token: 120_000, afterFinish: 5_000 }

export interface MishalsgptOptions extends Credentials {
  /** A Mishalsgpt-style deployment, an OpenAI-compatible base URL or a full endpoint: see `toEndpoints`. */
  readonly url?: string | undefined
  readonly models?: readonly string[] | undefined
  /** In place of the credentials here, asked before each request: they may change while a retry is waited for. */
  readonly renew?: (() => Promise<Credentials>) | undefined
  /** How often a request that failed before its first token is repeated. */
  readonly retries?: number | undefined
  readonly timeouts?: Partial<Timeouts> | undefined
  /** What each model's server was found to refuse, as `onLearned` told it earlier. */
  readonly quirks?: QuirksByModel | undefined
  readonly onLearned?: OnLearned | undefined
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
  readonly #endpoint: string
  readonly #credentials: Credentials
  readonly #renew: MishalsgptOptions['renew']
  readonly #memory: ReturnType<typeof createQuirkMemory>
  readonly #retries: number
  readonly #timeouts: Timeouts
  readonly #network: Network
  readonly #random: () => number

  /** @throws TypeError when `url` is none that can be asked: see `toEndpoints`. */
  constructor(options: MishalsgptOptions = {}) {
    this.url = options.url ?? DEFAULT_URL
    this.models = options.models ?? DEFAULT_MODELS
    this.#endpoint = toEndpoints(this.url).completions
    this.#credentials = options
    this.#renew = options.renew
    this.#memory = createQuirkMemory(options.quirks, options.onLearned)
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
    messages: readonly RequestMessage[],
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

  /**
   * Yields all that happens, retries included. Only `signal` interrupts a wait for the server. What the server refuses of a
   * request and can do without is left out, at once and from then on.
   */
  async *streamEvents(
    request: CompletionRequest,
    signal: AbortSignal = new AbortController().signal,
  ): AsyncGenerator<CompletionEvent, void, void> {
    const lesson = this.#memory.begin(request.model)
    for (let attempt = 1; ; ) {
      let hasBegun = false
      try {
        const credentials = this.#renew ? await this.#renew() : this.#credentials
        const whole = this.#toAnswerRequest(request, lesson.quirks, credentials)
        for await (const event of requestAnswer(whole, this.#network, signal)) {
          if (!hasBegun) lesson.confirm()
          hasBegun = true
          yield event
        }
        return
      } catch (error) {
        if (!(error instanceof ProviderError) || hasBegun) throw error
        if (lesson.suspect(error.refused)) continue
        if (error.kind === 'bad-request' && lesson.doubt(toRequestBody(request, []))) continue
        const delayMs = attempt > this.#retries ? undefined : retryDelay(error, attempt, this.#random)
        if (delayMs === undefined) throw error
        yield { type: 'retrying', attempt, delayMs, failure: error.toFailure() }
        await wait(delayMs, this.#network.clock, signal)
        attempt++
      }
    }
  }

  #toAnswerRequest(
    request: CompletionRequest,
    quirks: readonly Quirk[],
    credentials: Credentials,
  ): AnswerRequest {
    return {
      url: addQuery(this.#endpoint, credentials),
      headers: toHeaders(credentials),
      body: toRequestBody(request, quirks),
      secrets: toSecrets(credentials),
      timeouts: this.#timeouts,
    }
  }
}
