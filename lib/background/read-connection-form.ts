import { parseServerUrl } from '../connections/parse-server-url.ts'
import type { Connection, Secret, Wants } from '../model/connection.ts'
import { isFor, needsOf, withHeld } from '../model/held-secrets.ts'
import { isSameOrigin } from '../model/origin.ts'
import { toldOf } from '../model/told-of.ts'
import type { UrlRefusal } from '../model/url-refusal.ts'
import type { ConnectionForm, SecretValues } from '../protocol/command.ts'
import type { Store } from '../store/store.ts'

export type ReadForm =
  | {
      readonly refusal: UrlRefusal
      readonly connection?: never
      readonly secret?: never
      readonly before?: never
    }
  | {
      readonly refusal?: never
      readonly connection: Connection
      readonly secret: Secret | undefined
      /** What is stored under its id. */
      readonly before: Connection | undefined
    }

/**
 * The connection that a form makes, with what is secret of it. What is stored goes with the form only as long as the form is
 * for the server that it was given for. Of one that is locked only the key and the use of `Origin` are the person's.
 */
export async function readConnectionForm(
  form: ConnectionForm,
  store: Pick<Store, 'connections' | 'managed' | 'secret'>,
): Promise<ReadForm> {
  const before = (await store.connections()).find(({ id }) => id === form.id)
  if (before?.managed?.locked) {
    const { secret, dropOrigin = false } = form
    const key = secret === undefined || before.managed.key ? undefined : (secret?.value ?? null)
    return { ...withOwn(before, await store.secret(form.id), { key, dropOrigin }), before }
  }
  if (!before && (await store.managed())?.only) return { refusal: 'managed' }
  const { url, refusal } = parseServerUrl(form.url, form)
  if (refusal) return { refusal }
  const { origin } = new URL(url)
  const isSame = before !== undefined && isSameOrigin(before.url, url)
  const stored = isSame ? await store.secret(form.id) : undefined
  const wants = isSame ? before.wants : undefined
  const secret = joinSecret(stored && isFor(stored, url) ? stored : undefined, form, origin, wants)
  const connection = toConnection(url, form, secret, wants)
  const isTheirs = isSame && form.secret === undefined
  const managed = before?.managed && { managed: isTheirs ? before.managed : {} }
  return { connection: { ...connection, ...managed }, secret, before }
}

/** A connection with what is the person's even where it is locked; all else of it is as it is. */
export function withOwn(
  { dropOrigin: before, ...rest }: Connection,
  stored: Secret | undefined,
  { key, dropOrigin = before }: { readonly key?: string | null | undefined; readonly dropOrigin?: boolean },
) {
  const connection: Connection = dropOrigin ? { ...rest, dropOrigin } : rest
  if (key === undefined) return { connection, secret: stored }
  const kept = stored && isFor(stored, connection.url) ? stored : undefined
  const secret: Secret = { type: 'key', ...kept, value: key ?? '' }
  return { connection: withHeld(connection, needsOf(connection), toldOf(secret)), secret }
}

/** What the form says over what is stored; `undefined` where nothing secret is left. */
function joinSecret(
  stored: Secret | undefined,
  form: ConnectionForm,
  origin: string,
  wants: Wants = {},
): Secret | undefined {
  const key = form.secret === undefined ? stored : form.secret
  const headers = joinValues(stored?.headers, form.headers, wants.headers)
  const query = joinValues(stored?.query, form.query, wants.query)
  if (!key?.value && !headers && !query) return undefined
  return {
    type: key?.type ?? 'key',
    origin,
    value: key?.value ?? '',
    ...(headers && { headers }),
    ...(query && { query }),
  }
}

/** What is wanted and still has no value is missing as before. */
function joinValues(
  stored: Secret['headers'] = {},
  form: SecretValues | undefined,
  wanted: readonly string[] = [],
): Secret['headers'] {
  const kept = new Map(Object.entries(stored))
  const values = form
    ? form.flatMap(({ name, value }) => {
        const known = value ?? kept.get(name)
        return known === undefined || (known === '' && wanted.includes(name)) ? [] : [[name, known] as const]
      })
    : [...kept]
  return values.length > 0 ? Object.fromEntries(values) : undefined
}

function toConnection(
  url: string,
  form: ConnectionForm,
  secret: Secret | undefined,
  wants: Wants = {},
): Connection {
  const { name, systemPrompt, secret: _secret, headers: _headers, query: _query, ...rest } = form
  const connection = {
    ...rest,
    url,
    model: form.model.trim(),
    ...(name?.trim() && { name: name.trim() }),
    ...(systemPrompt?.trim() && { systemPrompt }),
  }
  // A row that the person took away is wanted no more.
  const stillIn = (values: SecretValues | undefined) => (name: string) =>
    !values || values.some(value => value.name === name)
  const needs: Wants = {
    ...(wants.key && { key: true }),
    ...(wants.headers && { headers: wants.headers.filter(stillIn(form.headers)) }),
    ...(wants.query && { query: wants.query.filter(stillIn(form.query)) }),
  }
  return withHeld(connection, needs, toldOf(secret))
}
