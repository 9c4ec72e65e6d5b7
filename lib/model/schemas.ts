/** Each noun as it is read from outside: from a record, from a message. Unknown fields are dropped. */
import * as v from 'valibot'
import type { Conversation, ConversationHead } from './conversation.ts'
import type { Draft } from './draft.ts'
import { CUTS, FAILURE_KINDS, type Failure, MISSING, TOO_LONG } from './failure.ts'
import { type Handover, NOTICES, type Notice } from './handover.ts'
import type { ImportResult } from './import-refusal.ts'
import type {
  Answer,
  AnsweredBy,
  Message,
  Outcome,
  Part,
  Question,
  Retrying,
  Sent,
  Usage,
} from './message.ts'
import type { QueuedQuestion } from './queued-question.ts'
import { SETUP_LIMITS, type Setup } from './setup.ts'
import type { Thought } from './thought.ts'
import type { Undo } from './undo.ts'

/** What it parses to is checked against the noun; what goes in is anything. */
export type Schema<T> = v.GenericSchema<unknown, T>

export const idSchema: Schema<string> = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
const time = v.pipe(v.number(), v.finite())
/** A field that is there or not. */
export const yes = v.exactOptional(v.literal(true))
export const count = v.pipe(v.number(), v.finite(), v.minValue(0))

const selection = v.object({
  type: v.literal('selection'),
  text: v.string(),
  host: v.exactOptional(v.string()),
})

export const partSchema: Schema<Part> = v.variant('type', [
  v.object({ type: v.literal('text'), text: v.string() }),
  selection,
])

export const failureSchema: Schema<Failure> = v.object({
  kind: v.picklist(FAILURE_KINDS),
  status: v.exactOptional(count),
  serverWords: v.exactOptional(v.string()),
  retryAfter: v.exactOptional(count),
  tokens: v.exactOptional(
    v.object({ sent: count, window: count, of: v.exactOptional(v.picklist(TOO_LONG)) }),
  ),
  missing: v.exactOptional(v.picklist(MISSING)),
  page: yes,
  cut: v.exactOptional(v.picklist(CUTS)),
  header: v.exactOptional(v.string()),
  managed: yes,
})

export const usageSchema: Schema<Usage> = v.object({
  promptTokens: v.exactOptional(count),
  completionTokens: v.exactOptional(count),
})

export const sentSchema: Schema<Sent> = v.object({ tokens: count, unsentTurns: v.exactOptional(count) })

export const outcomeSchema: Schema<Outcome> = v.variant('status', [
  v.object({
    status: v.literal('complete'),
    finishReason: v.picklist(['stop', 'length', 'content_filter', 'tool_calls', 'function_call', 'done']),
  }),
  v.object({ status: v.literal('stopped') }),
  v.object({ status: v.literal('failed'), failure: failureSchema }),
  v.object({ status: v.literal('interrupted'), failure: v.exactOptional(failureSchema) }),
  v.object({ status: v.literal('truncated') }),
])

export const retryingSchema: Schema<Retrying> = v.object({
  attempt: count,
  until: time,
  failure: failureSchema,
})

export const thoughtSchema: Schema<Thought> = v.object({ since: time, until: v.exactOptional(time) })

const question = v.object({
  role: v.literal('user'),
  id: idSchema,
  parent: v.exactOptional(idSchema),
  parts: v.array(partSchema),
  created: time,
})
export const questionSchema: Schema<Question> = question

const answer = v.object({
  role: v.literal('assistant'),
  id: idSchema,
  parent: idSchema,
  text: v.string(),
  reasoning: v.exactOptional(v.string()),
  thought: v.exactOptional(thoughtSchema),
  connection: idSchema,
  model: v.string(),
  host: v.string(),
  connectionName: v.exactOptional(v.string()),
  insteadOf: v.exactOptional(v.array(v.string())),
  usage: v.exactOptional(usageSchema),
  sent: v.exactOptional(sentSchema),
  outcome: v.exactOptional(outcomeSchema),
  retrying: v.exactOptional(retryingSchema),
  unkept: yes,
  created: time,
  ended: v.exactOptional(time),
})
export const answerSchema: Schema<Answer> = answer
export const answeredBySchema: Schema<AnsweredBy> = v.pick(answer, [
  'connection',
  'model',
  'host',
  'connectionName',
])

export const messageSchema: Schema<Message> = v.variant('role', [question, answer])

export const short = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit))
export const tokens = v.pipe(count, v.integer(), v.minValue(1), v.maxValue(SETUP_LIMITS.tokens))
export const wishSchemas: { readonly [Wish in keyof Setup]-?: Schema<Required<Setup>[Wish]> } = {
  systemPrompt: v.pipe(v.string(), v.maxLength(SETUP_LIMITS.systemPrompt)),
  connection: idSchema,
  model: short(SETUP_LIMITS.model),
  contextWindow: tokens,
  temperature: v.pipe(count, v.maxValue(SETUP_LIMITS.temperature)),
  maxTokens: tokens,
  topP: v.pipe(count, v.maxValue(1)),
  stop: v.pipe(v.array(short(SETUP_LIMITS.stop)), v.minLength(1), v.maxLength(SETUP_LIMITS.stops)),
}

export const setupSchema = v.object(
  Object.fromEntries(
    Object.entries<v.GenericSchema>(wishSchemas).map(([name, wish]) => [name, v.exactOptional(wish)]),
  ),
) as Schema<Setup> // each wish under its own name

export const headEntries = {
  id: idSchema,
  title: v.string(),
  created: time,
  updated: time,
  leaf: v.exactOptional(idSchema),
  setup: v.exactOptional(setupSchema),
  pinned: yes,
  named: yes,
  keptSince: v.exactOptional(time),
}
export const headSchema: Schema<ConversationHead> = v.object(headEntries)

export const conversationSchema: Schema<Conversation> = v.object({
  ...headEntries,
  messages: v.array(messageSchema),
})

export const draftSchema: Schema<Draft> = v.object({
  text: v.string(),
  quote: v.exactOptional(selection),
  edits: v.exactOptional(idSchema),
})

export const queuedSchema: Schema<QueuedQuestion> = v.object({
  id: idSchema,
  parts: v.pipe(v.array(partSchema), v.minLength(1)),
  follows: v.exactOptional(idSchema),
})

export const importResultSchema: Schema<ImportResult> = v.object({
  added: count,
  known: count,
  messages: count,
  mended: v.exactOptional(count),
  different: v.exactOptional(count),
  setUp: v.exactOptional(count),
})

export const undoSchema: Schema<Undo> = v.object({
  conversationIds: v.pipe(v.array(idSchema), v.minLength(1)),
  title: v.string(),
  at: v.number(),
  aged: yes,
})

export const noticeSchema: Schema<Notice> = v.picklist(NOTICES)

export const handoverSchema: Schema<Handover> = v.variant('type', [
  v.object({ type: v.literal('conversation'), conversationId: idSchema }),
  v.object({
    type: v.literal('selection'),
    id: idSchema,
    at: time,
    selection,
    prompt: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('notice'), notice: noticeSchema }),
])
