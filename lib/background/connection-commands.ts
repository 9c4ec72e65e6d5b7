import { parseServerUrl } from '../connections/parse-server-url.ts'
import { type Connection, DEFAULT_CONNECTION_ID, type Secret } from '../model/connection.ts'
import type { Failure } from '../model/failure.ts'
import type { ConnectionForm } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import { ProviderError } from '../provider/provider-error.ts'
import type { Store } from '../store/store.ts'
import type { ConnectionStream } from './connection-stream.ts'
import type { KeepAlive } from './keep-alive.ts'

const SHOWN = 200

export interface ConnectionCommands {
  save(form: ConnectionForm): Promise<Reply>
  /** Sends one real request with the form as it stands, and keeps nothing of it. */
  test(form: ConnectionForm): Promise<Reply>
}

interface Options {
  readonly store: Pick<Store, 'connection' | 'saveConnection' | 'secret'>
  readonly stream: ConnectionStream
  readonly keepAlive: KeepAlive
  readonly onSaved: (connection: Connection) => void
  readonly now: () => number
}

export function createConnectionCommands(options: Options): ConnectionCommands {
  const { store, stream, keepAlive, onSaved, now } = options

  /** The stored key goes with the form only as long as the form is for the server that the key was given for. */
  async function secretFor(url: string, { secret }: ConnectionForm): Promise<Secret | undefined> {
    if (secret !== undefined) return secret ?? undefined
    const stored = await store.connection()
    if (new URL(stored.url).origin !== new URL(url).origin) return undefined
    return store.secret(DEFAULT_CONNECTION_ID)
  }

  function toConnection(url: string, form: ConnectionForm, secret: Secret | undefined): Connection {
    const { model, contextWindow, temperature, systemPrompt } = form
    return {
      id: DEFAULT_CONNECTION_ID,
      url,
      model: model.trim(),
      ...(contextWindow !== undefined && { contextWindow }),
      ...(temperature !== undefined && { temperature }),
      ...(systemPrompt?.trim() && { systemPrompt }),
      hasKey: secret !== undefined,
    }
  }

  return {
    async save(form) {
      const { url, refusal } = parseServerUrl(form.url)
      if (refusal) return { status: 'refused', reason: refusal }
      const secret = await secretFor(url, form)
      const connection = toConnection(url, form, secret)
      await store.saveConnection(connection, secret ?? null)
      onSaved(connection)
      return { status: 'done' }
    },

    async test(form) {
      const { url, refusal } = parseServerUrl(form.url)
      if (refusal) return { status: 'refused', reason: refusal }
      const secret = await secretFor(url, form)
      const connection = toConnection(url, form, secret)
      const rest = keepAlive.hold()
      const began = now()
      const enough = new AbortController()
      const question = [{ role: 'user' as const, content: 'Reply with one short greeting.' }]
      let text = ''
      try {
        for await (const event of stream(connection, secret, question, enough.signal)) {
          if (event.type === 'text') text += event.text
          if (text.length >= SHOWN) break
        }
        return { status: 'answered', text: text.slice(0, SHOWN), model: connection.model, ms: now() - began }
      } catch (error) {
        const failure: Failure = error instanceof ProviderError ? error.toFailure() : { kind: 'malformed' }
        return { status: 'failed', failure }
      } finally {
        enough.abort()
        rest()
      }
    },
  }
}
