/** The format of an export, as docs/export-format.md describes it. */
import * as v from 'valibot'
import type { ConversationHead } from '../model/conversation.ts'
import type { ImportRefusalReason } from '../model/import-refusal.ts'
import { isBeingWritten, type Message } from '../model/message.ts'
import { headSchema, messageSchema } from '../model/schemas.ts'
import { isTemporary } from '../model/temporary.ts'
import { type Path, refuse } from './refuse.ts'

export const EXPORT_FORMAT = 'mishalsgpt-conversations'
export const EXPORT_VERSION = 1

/** The range of `Date`: another number would be a time that no calendar can show. In milliseconds. */
const MAX_TIME = 8.64e15

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_TIME))
// A name that means something else than itself to JavaScript's objects.
const id = v.pipe(v.string(), v.notValue('__proto__'))

/** What is kept of a message, and more strictly: it has ended, and its times are times. */
export const exportedMessageSchema: v.GenericSchema<unknown, Message> = v.pipe(
  messageSchema,
  v.check(message => message.role === 'user' || message.outcome !== undefined),
)

const messageRules = v.looseObject({
  id,
  parent: v.exactOptional(id),
  created: time,
  ended: v.exactOptional(time),
  thought: v.exactOptional(v.looseObject({ since: time, until: v.exactOptional(time) })),
  retrying: v.exactOptional(v.never()),
  unkept: v.exactOptional(v.never()),
})

// What is in memory only comes from no file.
const keptId = v.pipe(
  id,
  v.check(value => !isTemporary(value)),
)

const headRules = v.looseObject({
  id: keptId,
  created: time,
  updated: time,
  leaf: v.exactOptional(id),
  // When it came here, which no file can know.
  keptSince: v.exactOptional(v.never()),
})

export const exportSchema = v.object({
  format: v.literal(EXPORT_FORMAT),
  version: v.literal(EXPORT_VERSION),
  conversations: v.array(
    v.intersect([headSchema, headRules, v.object({ messages: v.array(exportedMessageSchema) })]),
  ),
})

/** As an export has it: an answer that is being written is one that broke off here. */
export function toExported(message: Message): Message {
  if (message.role === 'user' || message.outcome) return v.parse(messageSchema, message)
  const { retrying: _retrying, unkept: _unkept, ...answer } = message
  // Anew through the schema, which has one order for the fields.
  return v.parse(messageSchema, { ...answer, outcome: { status: 'interrupted' } })
}

export function checkHead(value: unknown, path: Path): ConversationHead {
  const head = check(headSchema, value, path)
  check(headRules, value, path)
  return head
}

export function checkMessage(value: unknown, path: Path): Message {
  const message = check(messageSchema, value, path)
  check(messageRules, value, path, false)
  if (isBeingWritten(message)) refuse('missing', [...path, 'outcome'])
  return message
}

/** The value, or a refusal that names the first field that is wrong, missing or none of the format's. */
function check<T>(schema: v.GenericSchema<unknown, T>, value: unknown, path: Path, isClosed = true): T {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
    const reason: ImportRefusalReason = issue.received === 'undefined' ? 'missing' : 'invalid'
    refuse(reason, [...path, ...keys])
  }
  const unknown = isClosed ? firstDropped(value, result.output) : undefined
  if (unknown) refuse('unexpected', [...path, ...unknown])
  return result.output
}

/** Where the first field is that the schema has let fall. */
function firstDropped(given: unknown, kept: unknown): Path | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  if (typeof kept !== 'object' || kept === null) return []
  const rest: Record<string, unknown> = { ...kept }
  for (const [name, value] of Object.entries(given)) {
    const key = Array.isArray(given) ? Number(name) : name
    if (!Object.hasOwn(rest, name)) return [key]
    const inner = firstDropped(value, rest[name])
    if (inner) return [key, ...inner]
  }
  return undefined
}
