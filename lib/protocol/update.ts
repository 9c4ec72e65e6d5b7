import * as v from 'valibot'
import type { ChatEvent } from '../model/chat-event.ts'
import type { Connection } from '../model/connection.ts'
import { connectionSchema, foundServerSchema } from '../model/connection-schemas.ts'
import type { ConversationHead } from '../model/conversation.ts'
import type { ConversationEnd } from '../model/conversation-end.ts'
import type { Diagnosis } from '../model/diagnosis.ts'
import { diagnosisSchema } from '../model/diagnosis-schema.ts'
import type { Failure } from '../model/failure.ts'
import type { FoundServer } from '../model/found-server.ts'
import type { Notice } from '../model/handover.ts'
import type { ImportResult } from '../model/import-refusal.ts'
import type { ConversationId, MessageId } from '../model/message.ts'
import { NO_MODELS, type NoModels } from '../model/model-list.ts'
import type { QueuedQuestion } from '../model/queued-question.ts'
import {
  answeredBySchema,
  answerSchema,
  conversationSchema,
  failureSchema,
  headSchema,
  idSchema,
  importResultSchema,
  noticeSchema,
  outcomeSchema,
  questionSchema,
  queuedSchema,
  retryingSchema,
  sentSchema,
  setupSchema,
  thoughtSchema,
  undoSchema,
  usageSchema,
} from '../model/schemas.ts'
import type { Settings } from '../model/settings.ts'
import { settingsSchema } from '../model/settings-schema.ts'
import type { SyncProblem } from '../model/sync.ts'
import { syncProblemSchema } from '../model/sync-schemas.ts'
import type { Undo } from '../model/undo.ts'
import { URL_REFUSALS, type UrlRefusal } from '../model/url-refusal.ts'

/** What the background tells a surface. */
export type Update =
  /** From here on the page is told of everything; what changed before is in the store. */
  | { readonly type: 'joined' }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply }
  /** Of a long conversation the end, as `toEnd` has it: what is missing is read in the store, from now on. */
  | ({ readonly type: 'snapshot' } & ConversationEnd)
  | { readonly type: 'event'; readonly conversationId: ConversationId; readonly event: ChatEvent }
  /** The questions that wait in the conversation shown, the next one first; `failure`: why that one was not taken. */
  | {
      readonly type: 'queue'
      readonly conversationId: ConversationId
      readonly questions: readonly QueuedQuestion[]
      readonly failure?: Failure
    }
  /** Where an answer is being written at the moment. */
  | { readonly type: 'answering'; readonly conversationIds: readonly ConversationId[] }
  /** Where the last answer ended while nobody looked. */
  | { readonly type: 'unread'; readonly conversationIds: readonly ConversationId[] }
  | { readonly type: 'listed'; readonly head: ConversationHead }
  | { readonly type: 'unlisted'; readonly conversationIds: readonly ConversationId[] }
  /** By a person, or because they were old: offered to be brought back, with what else still is. */
  | { readonly type: 'deleted'; readonly undo: Undo }
  /** An undo has brought them back. */
  | { readonly type: 'restored'; readonly conversationIds: readonly ConversationId[] }
  /** So many changed at once that the list is better read anew. */
  | { readonly type: 'list-changed' }
  /** Something was handed over to the window: go to this conversation. */
  | { readonly type: 'show'; readonly conversationId: ConversationId }
  | { readonly type: 'notice'; readonly notice: Notice }
  /** How many conversations the search does not know yet, of those that it had to get to know. */
  | { readonly type: 'indexing'; readonly left: number; readonly total: number }
  /** All of them, in the person's order. */
  | { readonly type: 'connections'; readonly connections: readonly Connection[] }
  | { readonly type: 'settings'; readonly settings: Settings }
  /** What does not follow the person through the browser's sync, and why. */
  | { readonly type: 'sync-problems'; readonly problems: readonly SyncProblem[] }
  /** A step of a test of a connection; its reply comes after the last one. */
  | { readonly type: 'tested'; readonly testId: string; readonly diagnosis: Diagnosis }
  /** Conversations have come from a file, more of them than could be listed one by one. */
  | { readonly type: 'imported' }

export type Reply =
  | { readonly status: 'done' }
  /** The command could not be carried out, and nothing changed. */
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'refused'; readonly reason: UrlRefusal }
  | { readonly status: 'imported'; readonly result: ImportResult }
  /** That message would follow itself, with what was there already: nothing changed. */
  | { readonly status: 'tangled'; readonly conversationId: ConversationId; readonly messageId: MessageId }
  /** In time: nothing changed. */
  | { readonly status: 'cancelled' }
  /** All steps of a test have been told; `answer`: the last one got it. */
  | { readonly status: 'tested'; readonly answer?: { readonly text: string; readonly ms: number } }
  /** Where the interface of a server is, and the models that it lists; no `url`: nowhere. */
  | { readonly status: 'endpoint'; readonly url?: string; readonly models: readonly string[] }
  /** What the server lists is in the store; with a `cause`, what it listed before. */
  | { readonly status: 'listed'; readonly cause?: NoModels }
  /** So many conversations are too old and go; so many stay while they are open. */
  | { readonly status: 'outdated'; readonly going: number; readonly open: number }
  /** What was found on this computer. */
  | { readonly status: 'found'; readonly servers: readonly FoundServer[] }

const at = v.number()
const messageId = idSchema

const eventSchema: v.GenericSchema<unknown, ChatEvent> = v.variant('type', [
  v.object({
    type: v.literal('delta'),
    messageId,
    text: v.exactOptional(v.string()),
    reasoning: v.exactOptional(v.string()),
    thought: v.exactOptional(thoughtSchema),
  }),
  v.object({
    type: v.literal('asked'),
    question: questionSchema,
    answer: answerSchema,
    aside: v.exactOptional(v.literal(true)),
  }),
  v.object({ type: v.literal('retried'), answer: answerSchema }),
  v.object({ type: v.literal('continued'), messageId, at, sent: v.exactOptional(sentSchema) }),
  v.object({ type: v.literal('retrying'), messageId, retrying: retryingSchema }),
  v.object({ type: v.literal('unkept'), messageId, unkept: v.boolean() }),
  v.object({
    type: v.literal('passed-on'),
    messageId,
    by: answeredBySchema,
    sent: sentSchema,
    insteadOf: v.string(),
  }),
  v.object({
    type: v.literal('ended'),
    messageId,
    outcome: outcomeSchema,
    usage: v.exactOptional(usageSchema),
    at,
  }),
  v.object({
    type: v.literal('renamed'),
    title: v.string(),
    named: v.exactOptional(v.literal(true)),
  }),
  v.object({ type: v.literal('selected'), leaf: messageId }),
  v.object({ type: v.literal('configured'), setup: setupSchema }),
  v.object({ type: v.literal('pinned'), pinned: v.boolean() }),
])

const replySchema: v.GenericSchema<unknown, Reply> = v.variant('status', [
  v.object({ status: v.literal('done') }),
  v.object({ status: v.literal('failed'), failure: failureSchema }),
  v.object({ status: v.literal('refused'), reason: v.picklist(URL_REFUSALS) }),
  v.object({ status: v.literal('imported'), result: importResultSchema }),
  v.object({ status: v.literal('tangled'), conversationId: idSchema, messageId }),
  v.object({ status: v.literal('cancelled') }),
  v.object({
    status: v.literal('tested'),
    answer: v.exactOptional(v.object({ text: v.string(), ms: v.number() })),
  }),
  v.object({
    status: v.literal('endpoint'),
    url: v.exactOptional(v.string()),
    models: v.array(v.string()),
  }),
  v.object({ status: v.literal('listed'), cause: v.exactOptional(v.picklist(NO_MODELS)) }),
  v.object({ status: v.literal('outdated'), going: v.number(), open: v.number() }),
  v.object({ status: v.literal('found'), servers: v.array(foundServerSchema) }),
])

const updateSchema: v.GenericSchema<unknown, Update> = v.variant('type', [
  v.object({ type: v.literal('event'), conversationId: idSchema, event: eventSchema }),
  v.object({ type: v.literal('joined') }),
  v.object({ type: v.literal('reply'), id: v.number(), reply: replySchema }),
  v.object({
    type: v.literal('snapshot'),
    conversation: conversationSchema,
    before: v.exactOptional(idSchema),
  }),
  v.object({
    type: v.literal('queue'),
    conversationId: idSchema,
    questions: v.array(queuedSchema),
    failure: v.exactOptional(failureSchema),
  }),
  v.object({ type: v.literal('answering'), conversationIds: v.array(idSchema) }),
  v.object({ type: v.literal('unread'), conversationIds: v.array(idSchema) }),
  v.object({ type: v.literal('listed'), head: headSchema }),
  v.object({ type: v.literal('unlisted'), conversationIds: v.array(idSchema) }),
  v.object({ type: v.literal('deleted'), undo: undoSchema }),
  v.object({ type: v.literal('restored'), conversationIds: v.array(idSchema) }),
  v.object({ type: v.literal('list-changed') }),
  v.object({ type: v.literal('show'), conversationId: idSchema }),
  v.object({ type: v.literal('notice'), notice: noticeSchema }),
  v.object({ type: v.literal('indexing'), left: v.number(), total: v.number() }),
  v.object({ type: v.literal('connections'), connections: v.array(connectionSchema) }),
  v.object({ type: v.literal('settings'), settings: settingsSchema }),
  v.object({ type: v.literal('sync-problems'), problems: v.array(syncProblemSchema) }),
  v.object({ type: v.literal('tested'), testId: idSchema, diagnosis: diagnosisSchema }),
  v.object({ type: v.literal('imported') }),
])

/** `undefined` for anything that is not an update; what it returns is rebuilt from known fields. */
export function parseUpdate(message: unknown): Update | undefined {
  const result = v.safeParse(updateSchema, message)
  return result.success ? result.output : undefined
}
