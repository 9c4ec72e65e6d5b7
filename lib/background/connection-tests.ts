import { isSecretName } from '../connections/credentials.ts'
import { diagnose } from '../connections/diagnose.ts'
import type { Asked, Subject } from '../connections/diagnose-answer.ts'
import { findEndpoint } from '../connections/find-endpoint.ts'
import type { Connection, Secret } from '../model/connection.ts'
import type { CommandOf, ConnectionForm } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import { toEndpoints } from '../provider/endpoint.ts'
import { ProviderError } from '../provider/provider-error.ts'
import type { Store } from '../store/store.ts'
import type { ConnectionStream } from './connection-stream.ts'
import type { KeepAlive } from './keep-alive.ts'
import { readConnectionForm } from './read-connection-form.ts'
import type { Surface } from './surfaces.ts'
import { toRequestCredentials } from './to-credentials.ts'

const SHOWN = 200
const QUESTION = [{ role: 'user', content: 'Reply with one short greeting.' }] as const
/** What a field can suggest. */
const MOST_MODELS = 500

export interface ConnectionTests {
  /** Tells each step to the page that asked, for as long as that is there. Nothing is kept of it. */
  run(command: CommandOf<'test-connection'>, from: Pick<Surface, 'post' | 'gone'>): Promise<Reply>
  cancel(testId: string): void
  find(form: ConnectionForm, signal: AbortSignal): Promise<Reply>
}

interface Options {
  readonly store: Pick<Store, 'connections' | 'managed' | 'secret' | 'forgetQuirks'>
  readonly stream: ConnectionStream
  readonly fetch: typeof fetch
  readonly hasOrigin: (origin: string) => Promise<boolean>
  readonly isOnline: () => boolean
  readonly keepAlive: KeepAlive
  /** What its requests need is there until the returned function is called. */
  readonly tryOut: (connection: Connection) => () => void
  readonly now: () => number
}

type Answer = NonNullable<Extract<Reply, { status: 'tested' }>['answer']>

/** What is asked of a server only because the person wants to know whether it can be used. */
export function createConnectionTests(options: Options): ConnectionTests {
  const { store, stream, fetch, hasOrigin, isOnline, keepAlive, tryOut, now } = options
  const running = new Map<string, AbortController>()

  /** One real question, of whose answer the beginning is enough. */
  async function ask(
    connection: Connection,
    secret: Secret | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly asked: Asked; readonly answer?: Answer }> {
    const began = now()
    const enough = new AbortController()
    const ending = AbortSignal.any([signal, enough.signal])
    let text = ''
    let hasBegun = false
    try {
      for await (const event of stream(connection, async () => secret, QUESTION, ending, { isKept: false })) {
        if (event.type === 'text') text += event.text
        hasBegun ||= event.type === 'text' || event.type === 'reasoning'
        if (text.length >= SHOWN) break
      }
      return { asked: { status: 'answered' }, answer: { text: text.slice(0, SHOWN), ms: now() - began } }
    } catch (error) {
      return { asked: { status: 'failed', failure: toFailure(error), hasBegun } }
    } finally {
      enough.abort()
    }
  }

  return {
    async run({ testId, connection: form }, from) {
      const cancelled = new AbortController()
      running.set(testId, cancelled)
      const signal = AbortSignal.any([from.gone, cancelled.signal])
      const rest = keepAlive.hold()
      let answer: Answer | undefined
      let triedOut = () => {}
      try {
        const { refusal, connection, secret } = await readConnectionForm(form, store)
        if (refusal) return { status: 'refused', reason: refusal }
        triedOut = tryOut(connection)
        const steps = diagnose(toSubject(connection, secret), {
          fetch,
          signal,
          isOnline,
          hasOrigin,
          async ask(signal) {
            const told = await ask(connection, secret, signal)
            answer = told.answer
            return told.asked
          },
        })
        for await (const diagnosis of steps) from.post({ type: 'tested', testId, diagnosis })
        if (signal.aborted) return { status: 'cancelled' }
        // What it refuses by now is for the next question to find out: what was learned may have been a mistake.
        if (answer) await store.forgetQuirks(connection.id)
        return { status: 'tested', ...(answer && { answer }) }
      } catch (error) {
        // A header that cannot be sent: no server need be asked. What else there is, is the store's.
        if (!(error instanceof ProviderError)) throw error
        return { status: 'failed', failure: error.toFailure() }
      } finally {
        running.delete(testId)
        triedOut()
        rest()
      }
    },

    cancel: testId => running.get(testId)?.abort(),

    async find(form, signal) {
      const rest = keepAlive.hold()
      try {
        const { refusal, connection, secret } = await readConnectionForm(form, store)
        if (refusal) return { status: 'refused', reason: refusal }
        const { url, credentials } = toSubject(connection, secret)
        const finding = await findEndpoint(url, credentials, { fetch, signal })
        const models = finding.status === 'found' ? finding.models.slice(0, MOST_MODELS) : []
        return {
          status: 'endpoint',
          ...(finding.status !== 'missing' && { url: finding.url }),
          models: models.map(({ id }) => id),
        }
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        return { status: 'failed', failure: error.toFailure() }
      } finally {
        rest()
      }
    },
  }
}

/** @throws ProviderError where a header cannot be sent. */
function toSubject({ url, model, dropOrigin }: Connection, secret: Secret | undefined): Subject {
  return {
    url,
    model,
    endpoints: toEndpoints(url),
    credentials: toRequestCredentials(secret, url),
    hasKey:
      Boolean(secret?.value) ||
      secret?.query !== undefined ||
      Object.keys(secret?.headers ?? {}).some(isSecretName),
    ...(dropOrigin && { dropOrigin }),
  }
}

const toFailure = (error: unknown) =>
  error instanceof ProviderError ? error.toFailure() : ({ kind: 'malformed' } as const)
