/** What is known of servers, as it is read from outside: from a record, from a message, from another browser. */
import * as v from 'valibot'
import {
  CONNECTION_LIMITS,
  type Connection,
  type ConnectionTimeouts,
  type LastModel,
  SECRET_TYPES,
  type Secret,
  type Wants,
} from './connection.ts'
import type { FoundServer } from './found-server.ts'
import type { ListedModel } from './listed-model.ts'
import type { Managed } from './managed.ts'
import { count, idSchema, type Schema, short, tokens, wishSchemas, yes } from './schemas.ts'
import type { SyncedConnection } from './synced-connection.ts'

const texts = v.array(v.string())
const seconds = v.pipe(count, v.minValue(1), v.maxValue(CONNECTION_LIMITS.timeout))
export const timeoutsSchema: Schema<ConnectionTimeouts> = v.object({
  headers: v.exactOptional(seconds),
  token: v.exactOptional(seconds),
})

const wantsSchema: Schema<Wants> = v.object({
  key: yes,
  headers: v.exactOptional(texts),
  query: v.exactOptional(texts),
})

export const connectionSchema: Schema<Connection> = v.object({
  id: idSchema,
  url: v.string(),
  model: v.string(),
  name: v.exactOptional(v.string()),
  template: v.exactOptional(v.string()),
  models: v.exactOptional(texts),
  contextWindow: v.exactOptional(tokens),
  temperature: v.exactOptional(v.number()),
  topP: v.exactOptional(v.number()),
  maxTokens: v.exactOptional(v.number()),
  stop: v.exactOptional(texts),
  systemPrompt: v.exactOptional(v.string()),
  timeouts: v.exactOptional(timeoutsSchema),
  hasKey: v.boolean(),
  headerNames: v.exactOptional(texts),
  queryNames: v.exactOptional(texts),
  wants: v.exactOptional(wantsSchema),
  keptFor: v.exactOptional(v.string()),
  off: yes,
  insecure: yes,
  forgetKey: yes,
  dropOrigin: yes,
  managed: v.exactOptional(v.object({ locked: yes, key: yes })),
})

const names = v.exactOptional(
  v.pipe(v.array(short(CONNECTION_LIMITS.headerName)), v.maxLength(CONNECTION_LIMITS.headers)),
)
/** What a person fills in of a connection, within its limits: by hand here, or in another browser. */
export const filledInEntries = {
  url: v.string(),
  model: v.string(),
  name: v.exactOptional(v.pipe(v.string(), v.maxLength(CONNECTION_LIMITS.name))),
  template: v.exactOptional(idSchema),
  models: v.exactOptional(v.pipe(v.array(wishSchemas.model), v.maxLength(CONNECTION_LIMITS.models))),
  contextWindow: v.exactOptional(wishSchemas.contextWindow),
  temperature: v.exactOptional(v.pipe(v.number(), v.finite())),
  topP: v.exactOptional(wishSchemas.topP),
  maxTokens: v.exactOptional(wishSchemas.maxTokens),
  stop: v.exactOptional(wishSchemas.stop),
  systemPrompt: v.exactOptional(v.string()),
  timeouts: v.exactOptional(timeoutsSchema),
  insecure: yes,
  forgetKey: yes,
}

export const syncedConnectionSchema: Schema<SyncedConnection> = v.object({
  ...filledInEntries,
  off: yes,
  needs: v.object({ key: yes, headers: names, query: names }),
})

export const secretSchema: Schema<Secret> = v.object({
  type: v.picklist(SECRET_TYPES),
  origin: v.exactOptional(v.string()),
  value: v.string(),
  headers: v.exactOptional(v.record(v.string(), v.string())),
  query: v.exactOptional(v.record(v.string(), v.string())),
})

export const lastModelSchema: Schema<LastModel> = v.object({
  connection: idSchema,
  model: wishSchemas.model,
})

export const managedSchema: Schema<Managed> = v.object({
  applied: v.record(v.string(), v.string()),
  first: v.exactOptional(idSchema),
  only: yes,
  faults: v.array(v.object({ path: v.string(), problem: v.string() })),
})

export const listedModelSchema: Schema<ListedModel> = v.object({
  id: v.string(),
  contextWindow: v.exactOptional(v.number()),
  assumed: yes,
  images: v.exactOptional(v.boolean()),
})

export const foundServerSchema: Schema<FoundServer> = v.object({
  template: idSchema,
  name: v.string(),
  url: v.string(),
  state: v.picklist(['ready', 'refuses-origin', 'wants-key']),
  models: v.array(listedModelSchema),
})
