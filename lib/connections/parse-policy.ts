import * as v from 'valibot'
import { CONNECTION_LIMITS, type ConnectionId, SECRET_TYPES, type SecretType } from '../model/connection.ts'
import { timeoutsSchema } from '../model/connection-schemas.ts'
import {
  HEADER_NAME,
  HEADER_VALUE,
  isDroppedHeader,
  isForbiddenHeader,
  KEY_VALUE,
} from '../model/header-text.ts'
import {
  type Policy,
  type PolicyEntry,
  type PolicyFault,
  MANAGED_PREFIX as PREFIX,
} from '../model/managed.ts'
import { wishSchemas } from '../model/schemas.ts'
import { splitQuery } from './credentials.ts'
import { parseServerUrl } from './parse-server-url.ts'
import { TEMPLATES } from './templates.ts'

const text = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit))
const id = v.pipe(v.string(), v.regex(/^[\w-]{1,50}$/))
const optional = v.exactOptional

/** What an administrator may say of a connection. Fields that are not known are left out: they may be a newer version's. */
export const policyConnectionSchema = v.object({
  id,
  url: v.string(),
  model: wishSchemas.model,
  name: optional(text(CONNECTION_LIMITS.name)),
  template: optional(v.string()),
  models: optional(v.pipe(v.array(wishSchemas.model), v.maxLength(CONNECTION_LIMITS.models))),
  key: optional(v.pipe(text(CONNECTION_LIMITS.secret), v.regex(KEY_VALUE))),
  keyType: optional(v.picklist(SECRET_TYPES)),
  headers: optional(
    v.record(
      v.pipe(
        text(CONNECTION_LIMITS.headerName),
        v.regex(HEADER_NAME),
        v.check(name => !isForbiddenHeader(name) && !isDroppedHeader(name)),
      ),
      v.pipe(text(CONNECTION_LIMITS.secret), v.regex(HEADER_VALUE)),
    ),
  ),
  instructions: optional(wishSchemas.systemPrompt),
  contextWindow: optional(wishSchemas.contextWindow),
  temperature: optional(wishSchemas.temperature),
  topP: optional(wishSchemas.topP),
  maxTokens: optional(wishSchemas.maxTokens),
  stop: optional(wishSchemas.stop),
  timeouts: optional(timeoutsSchema),
  insecure: optional(v.boolean()),
  locked: optional(v.boolean()),
})

export const policySchemas = {
  connections: v.array(v.unknown()),
  ownConnections: v.boolean(),
  defaultConnection: id,
}

type Found = Readonly<Record<string, unknown>>

/** Reads what an administrator wrote as far as it can be understood. What cannot be is named, and the rest holds. */
export function parsePolicy(found: Found): Policy {
  const faults: PolicyFault[] = []

  function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown, path: string): T | undefined {
    const result = v.safeParse(schema, value)
    if (result.success) return result.output
    faults.push(...result.issues.map(issue => toFault(issue, path)))
    return undefined
  }
  const field = <K extends keyof typeof policySchemas>(name: K) =>
    name in found
      ? read<v.InferOutput<(typeof policySchemas)[K]>>(policySchemas[name], found[name], name)
      : undefined

  const list = field('connections')
  const entries = new Map<ConnectionId, PolicyEntry>()
  const kept: ConnectionId[] = []
  for (const [index, item] of (list ?? []).entries()) {
    const path = `connections[${index}]`
    const parsed = read(policyConnectionSchema, item, path)
    const entry = parsed && toEntry(parsed)
    if (typeof entry === 'string') faults.push({ path: `${path}.url`, problem: entry })
    else if (entry && entries.has(entry.connection.id))
      faults.push({ path: `${path}.id`, problem: 'repeated' })
    else if (entry) entries.set(entry.connection.id, entry)
    if (typeof entry !== 'object') kept.push(...idOf(item))
  }

  const named = field('defaultConnection')
  const first = named === undefined ? undefined : PREFIX + named
  const isThere = first !== undefined && (entries.has(first) || kept.includes(first))
  if (first !== undefined && !isThere) faults.push({ path: 'defaultConnection', problem: 'unknown' })
  return {
    entries: [...entries.values()],
    kept: 'connections' in found && !list ? true : kept,
    only: field('ownConnections') === false,
    ...(isThere && { first }),
    faults,
  }
}

/** Or why its address cannot be used. */
function toEntry(parsed: v.InferOutput<typeof policyConnectionSchema>): PolicyEntry | string {
  const { id, key, keyType, headers, instructions, insecure, locked = true, name, ...rest } = parsed
  const { url, refusal } = parseServerUrl(parsed.url, { insecure })
  if (refusal) return refusal
  const template = TEMPLATES.find(({ id }) => id === parsed.template)
  const { rest: address, query } = splitQuery(url)
  const all = { ...template?.headers, ...headers }
  return {
    connection: {
      ...rest,
      id: PREFIX + id,
      url: address,
      ...(name && { name }),
      ...(instructions && { systemPrompt: instructions }),
      ...(insecure && { insecure }),
      managed: { ...(locked && { locked }), ...(key && { key: true }) },
    },
    secret: {
      type: keyType ?? typeOf(template?.credential),
      value: key ?? '',
      ...(Object.keys(all).length > 0 && { headers: all }),
      ...(query && { query }),
    },
  }
}

const typeOf = (credential = ''): SecretType => SECRET_TYPES.find(type => type === credential) ?? 'key'

function idOf(item: unknown): ConnectionId[] {
  const named = v.safeParse(v.object({ id }), item)
  return named.success ? [PREFIX + named.output.id] : []
}

/** An issue's message and input stay out: they have the value in them. */
function toFault({ type, path, expected, received }: v.BaseIssue<unknown>, at: string): PolicyFault {
  const steps = path ?? []
  const within = steps.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  // What is too long says no more than what is too large.
  const wanted = `${type.endsWith('_length') ? 'length ' : ''}${expected ?? type}`
  return { path: at + within.join(''), problem: received === 'undefined' ? 'missing' : wanted }
}
