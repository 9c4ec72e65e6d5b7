import * as v from 'valibot'
import { CONNECTION_LIMITS, SECRET_TYPES } from '../model/connection.ts'
import { filledInEntries } from '../model/connection-schemas.ts'
import { draftSchema, idSchema, partSchema, wishSchemas } from '../model/schemas.ts'
import { KEEP_DAYS } from '../model/settings.ts'
import { originSchema } from '../model/settings-schema.ts'
import type { SetupChange } from '../model/setup.ts'
import { MAX_NAME } from '../model/title.ts'
import type { Command, ConnectionForm, Request } from './command.ts'

// Apart from the words themselves: pages say them, and none parses them.

const conversationId = idSchema
const conversationIds = v.array(idSchema)
const messageId = idSchema
const windowId = v.pipe(v.number(), v.integer())

const setupChange = v.object(
  Object.fromEntries(
    Object.entries<v.GenericSchema>(wishSchemas).map(([name, wish]) => [
      name,
      v.exactOptional(v.nullable(wish)),
    ]),
  ),
) as v.GenericSchema<unknown, SetupChange> // each wish under its own name

const secretText = v.pipe(v.string(), v.maxLength(CONNECTION_LIMITS.secret))
const secretValues = v.exactOptional(
  v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(CONNECTION_LIMITS.headerName)),
        value: v.nullable(secretText),
      }),
    ),
    v.maxLength(CONNECTION_LIMITS.headers),
  ),
)
const connectionForm: v.GenericSchema<unknown, ConnectionForm> = v.object({
  id: idSchema,
  ...filledInEntries,
  dropOrigin: v.exactOptional(v.literal(true)),
  secret: v.exactOptional(v.nullable(v.object({ type: v.picklist(SECRET_TYPES), value: secretText }))),
  headers: secretValues,
  query: secretValues,
})
const connectionId = idSchema

const commandSchema: v.GenericSchema<unknown, Command> = v.variant('type', [
  v.object({ type: v.literal('announce'), windowId }),
  v.object({ type: v.literal('collect'), windowId }),
  v.object({ type: v.literal('show-in-panel'), windowId, conversationId }),
  v.object({ type: v.literal('open'), conversationId }),
  v.object({
    type: v.literal('ask'),
    conversationId,
    questionId: idSchema,
    parts: v.pipe(v.array(partSchema), v.minLength(1)),
    edits: v.exactOptional(messageId),
  }),
  v.object({
    type: v.literal('queue'),
    conversationId,
    questionId: idSchema,
    parts: v.pipe(v.array(partSchema), v.minLength(1)),
    behind: messageId,
  }),
  v.object({
    type: v.literal('unqueue'),
    conversationId,
    questionId: idSchema,
    draft: v.exactOptional(draftSchema),
  }),
  v.object({ type: v.literal('send-queued'), conversationId, questionId: idSchema }),
  v.object({ type: v.literal('stop'), conversationId, messageId }),
  v.object({
    type: v.literal('retry'),
    conversationId,
    messageId,
    answerId: idSchema,
    model: v.exactOptional(wishSchemas.model),
    connectionId: v.exactOptional(connectionId),
  }),
  v.object({ type: v.literal('continue'), conversationId, messageId }),
  v.object({ type: v.literal('select'), conversationId, messageId }),
  v.object({ type: v.literal('fork'), conversationId, messageId, forkId: idSchema }),
  v.object({ type: v.literal('configure'), conversationId, change: setupChange }),
  v.object({
    type: v.literal('await-permission'),
    conversationId,
    messageId,
    answerId: v.exactOptional(idSchema),
    origin: originSchema,
    dropOrigin: v.exactOptional(idSchema),
  }),
  v.object({ type: v.literal('stop-waiting') }),
  v.object({ type: v.literal('rename'), conversationId, title: v.pipe(v.string(), v.maxLength(MAX_NAME)) }),
  v.object({ type: v.literal('pin'), conversationIds, pinned: v.boolean() }),
  v.object({ type: v.literal('delete'), conversationIds }),
  v.object({ type: v.literal('restore'), conversationIds }),
  v.object({ type: v.literal('forget-undo'), at: v.pipe(v.number(), v.finite()) }),
  v.object({ type: v.literal('set-model-titles'), on: v.boolean() }),
  v.object({ type: v.literal('set-failover'), on: v.boolean() }),
  v.object({ type: v.literal('set-sync'), on: v.boolean() }),
  v.object({ type: v.literal('clear-sync') }),
  v.object({ type: v.literal('set-keep-days'), days: v.nullable(v.picklist(KEEP_DAYS)) }),
  v.object({ type: v.literal('count-outdated'), days: v.picklist(KEEP_DAYS) }),
  v.object({ type: v.literal('index') }),
  v.object({
    type: v.literal('save-draft'),
    key: idSchema,
    draft: draftSchema,
    place: v.exactOptional(v.picklist(['composer', 'edit'])),
  }),
  v.object({ type: v.literal('show-last'), surface: v.picklist(['popup', 'panel']), conversationId }),
  v.object({ type: v.literal('save-connection'), connection: connectionForm }),
  v.object({
    type: v.literal('set-own'),
    connectionId,
    key: v.exactOptional(v.nullable(secretText)),
    dropOrigin: v.exactOptional(v.boolean()),
  }),
  v.object({ type: v.literal('test-connection'), testId: idSchema, connection: connectionForm }),
  v.object({ type: v.literal('cancel-test'), testId: idSchema }),
  v.object({ type: v.literal('find-endpoint'), connection: connectionForm }),
  v.object({ type: v.literal('switch-connection'), connectionId, on: v.boolean() }),
  v.object({ type: v.literal('remove-connection'), connectionId }),
  v.object({ type: v.literal('restore-connection'), connectionId }),
  v.object({ type: v.literal('order-connections'), connectionIds: v.array(connectionId) }),
  v.object({
    type: v.literal('duplicate-connection'),
    connectionId,
    copyId: connectionId,
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(CONNECTION_LIMITS.name)),
  }),
  v.object({
    type: v.literal('choose-model'),
    conversationId,
    connectionId,
    model: wishSchemas.model,
  }),
  v.object({ type: v.literal('list-models'), id: idSchema, refresh: v.boolean() }),
  v.object({ type: v.literal('find-local') }),
  v.object({ type: v.literal('set-site'), origin: originSchema, on: v.boolean() }),
  v.object({ type: v.literal('set-all-sites'), on: v.boolean() }),
  v.object({
    type: v.literal('merge-import'),
    importId: idSchema,
    parts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ type: v.literal('cancel-import'), importId: idSchema }),
])

const requestId = v.pipe(v.number(), v.integer())
const requestSchema: v.GenericSchema<unknown, Request> = v.object({
  id: requestId,
  command: commandSchema,
})

/** The number of what may be no request otherwise: whoever sent it waits for a reply. */
export function parseRequestId(message: unknown): number | undefined {
  const result = v.safeParse(requestId, (message as Partial<Request> | null | undefined)?.id)
  return result.success ? result.output : undefined
}

/** `undefined` for anything that is not a request; what it returns is rebuilt from known fields. */
export function parseRequest(message: unknown): Request | undefined {
  const result = v.safeParse(requestSchema, message)
  return result.success ? result.output : undefined
}
