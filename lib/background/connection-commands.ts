import { parseServerUrl } from '../connections/parse-server-url.ts'
import type { Connection, ConnectionId, Secret } from '../model/connection.ts'
import type { Failure } from '../model/failure.ts'
import type { Settings } from '../model/settings.ts'
import type { CommandOf, ConnectionForm, SecretValues } from '../protocol/command.ts'
import type { Reply } from '../protocol/update.ts'
import { ProviderError } from '../provider/provider-error.ts'
import type { Store } from '../store/store.ts'
import type { ConnectionStream } from './connection-stream.ts'
import type { KeepAlive } from './keep-alive.ts'

const SHOWN = 200

/** Milliseconds for which a deleted connection waits for an undo. */
const UNDO_MS = 60 * 60 * 1000

export interface ConnectionCommands {
  save(form: ConnectionForm): Promise<Reply>
  /** Sends one real request with the form as it stands, and keeps nothing of it. */
  test(form: ConnectionForm): Promise<Reply>
  switchTo(command: CommandOf<'switch-connection'>): Promise<void>
  remove(id: ConnectionId): Promise<void>
  /** Whether it was in time. */
  restore(id: ConnectionId): Promise<boolean>
  order(ids: readonly ConnectionId[]): Promise<void>
  duplicate(command: CommandOf<'duplicate-connection'>): Promise<void>
  setFailover(on: boolean): Promise<void>
  /** Forgets what nobody can bring back any more, and says of keys that went with the browser that they are gone. */
  tidy(): Promise<void>
}

interface Options {
  readonly store: Pick<
    Store,
    | 'connections'
    | 'saveConnection'
    | 'removeConnection'
    | 'restoreConnection'
    | 'orderConnections'
    | 'purgeConnections'
    | 'secret'
    | 'updateSettings'
  >
  readonly stream: ConnectionStream
  readonly keepAlive: KeepAlive
  readonly onChanged: (connections: readonly Connection[]) => void
  readonly onSettings: (settings: Settings) => void
  readonly now: () => number
}

export function createConnectionCommands(options: Options): ConnectionCommands {
  const { store, stream, keepAlive, onChanged, onSettings, now } = options

  const find = async (id: ConnectionId) => (await store.connections()).find(one => one.id === id)

  async function tell(): Promise<void> {
    onChanged(await store.connections())
  }

  /** What is stored goes with the form only as long as the form is for the server that it was given for. */
  async function secretFor(url: string, form: ConnectionForm): Promise<Secret | undefined> {
    const stored = await find(form.id)
    const isSame = stored !== undefined && new URL(stored.url).origin === new URL(url).origin
    return joinSecret(isSame ? await store.secret(form.id) : undefined, form)
  }

  /** The default for new conversations follows what its connection is now given as a model. */
  async function followModel({ id, model }: Connection): Promise<void> {
    onSettings(
      await store.updateSettings(settings =>
        settings.lastModel?.connection === id
          ? { ...settings, lastModel: { connection: id, model } }
          : settings,
      ),
    )
  }

  return {
    async save(form) {
      const { url, refusal } = parseServerUrl(form.url, form)
      if (refusal) return { status: 'refused', reason: refusal }
      const before = await find(form.id)
      const secret = await secretFor(url, form)
      const connection = toConnection(url, form, secret, before?.off)
      await store.saveConnection(connection, secret)
      if (before && before.model !== connection.model) await followModel(connection)
      await tell()
      return { status: 'done' }
    },

    async test(form) {
      const { url, refusal } = parseServerUrl(form.url, form)
      if (refusal) return { status: 'refused', reason: refusal }
      const secret = await secretFor(url, form)
      const connection = toConnection(url, form, secret)
      const rest = keepAlive.hold()
      const began = now()
      const enough = new AbortController()
      const question = [{ role: 'user' as const, content: 'Reply with one short greeting.' }]
      let text = ''
      try {
        for await (const event of stream(connection, secret, question, enough.signal, { isKept: false })) {
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

    async switchTo({ connectionId, on }) {
      const connection = await find(connectionId)
      if (!connection) return
      const { off: _, ...rest } = connection
      await store.saveConnection(on ? rest : { ...rest, off: true }, await store.secret(connectionId))
      await tell()
    },

    async remove(id) {
      await store.removeConnection(id, now())
      await tell()
    },

    async restore(id) {
      const isThere = await store.restoreConnection(id)
      await tell()
      return isThere
    },

    async order(ids) {
      await store.orderConnections(ids)
      await tell()
    },

    async duplicate({ connectionId, copyId, name }) {
      const original = await find(connectionId)
      // Said twice, it is there the second time, and may be another one by now.
      if (!original || (await find(copyId))) return
      await store.saveConnection(
        { ...original, id: copyId, name },
        await store.secret(connectionId),
        connectionId,
      )
      await tell()
    },

    async setFailover(on) {
      onSettings(
        await store.updateSettings(({ failover: _, ...settings }) =>
          on ? { ...settings, failover: true } : settings,
        ),
      )
    },

    async tidy() {
      await store.purgeConnections(now() - UNDO_MS)
      for (const connection of await store.connections()) {
        const { id, forgetKey, hasKey, headerNames, queryNames, ...rest } = connection
        const hadSecret = hasKey || headerNames || queryNames
        if (!forgetKey || !hadSecret || (await store.secret(id))) continue
        await store.saveConnection({ ...rest, id, forgetKey, hasKey: false }, undefined)
        await tell()
      }
    },
  }
}

/** What the form says over what is stored; `undefined` where nothing secret is left. */
function joinSecret(stored: Secret | undefined, form: ConnectionForm): Secret | undefined {
  const key = form.secret === undefined ? stored : form.secret
  const headers = joinValues(stored?.headers, form.headers)
  const query = joinValues(stored?.query, form.query)
  if (!key?.value && !headers && !query) return undefined
  return {
    type: key?.type ?? 'key',
    value: key?.value ?? '',
    ...(headers && { headers }),
    ...(query && { query }),
  }
}

function joinValues(stored: Secret['headers'] = {}, form: SecretValues | undefined): Secret['headers'] {
  const kept = new Map(Object.entries(stored))
  const values = form
    ? form.flatMap(({ name, value }) => {
        const known = value ?? kept.get(name)
        return known === undefined ? [] : [[name, known] as const]
      })
    : [...kept]
  return values.length > 0 ? Object.fromEntries(values) : undefined
}

function toConnection(
  url: string,
  { secret: _secret, headers: _headers, query: _query, ...form }: ConnectionForm,
  secret: Secret | undefined,
  off?: true,
): Connection {
  const { name, systemPrompt, ...rest } = form
  return {
    ...rest,
    url,
    model: form.model.trim(),
    ...(name?.trim() && { name: name.trim() }),
    ...(systemPrompt?.trim() && { systemPrompt }),
    hasKey: Boolean(secret?.value),
    ...(secret?.headers && { headerNames: Object.keys(secret.headers) }),
    ...(secret?.query && { queryNames: Object.keys(secret.query) }),
    ...(off && { off }),
  }
}
