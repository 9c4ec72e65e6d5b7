import * as v from 'valibot'
import type { Connection, Secret } from '../model/connection.ts'
import type { Draft } from '../model/draft.ts'
import type { ConversationId, MessageId, Part } from '../model/message.ts'
import { draftSchema, idSchema, partSchema, secretSchema, setupChangeSchema } from '../model/schemas.ts'
import { KEEP_DAYS, type KeepDays } from '../model/settings.ts'
import { SETUP_LIMITS, type SetupChange } from '../model/setup.ts'
import { MAX_NAME } from '../model/title.ts'

/** What a surface (popup, panel, options) may ask of the background, over the port `PAGE_PORT`. */
export type Command =
  /** This panel stands in this window: it takes what was handed over to it. */
  | { readonly type: 'announce'; readonly windowId: number }
  /** The panel of this window is about to open: it goes to this conversation. */
  | { readonly type: 'show-in-panel'; readonly windowId: number; readonly conversationId: ConversationId }
  /** Answered by a snapshot of the conversation, then its events. One conversation a port. */
  | { readonly type: 'open'; readonly conversationId: ConversationId }
  | {
      readonly type: 'ask'
      readonly conversationId: ConversationId
      readonly questionId: MessageId
      readonly parts: readonly Part[]
      /** The question that this is another version of; without one it follows what is shown. */
      readonly edits?: MessageId
    }
  /** While an answer is being written: asked once it is whole, and the questions that were queued before. */
  | {
      readonly type: 'queue'
      readonly conversationId: ConversationId
      readonly questionId: MessageId
      readonly parts: readonly Part[]
    }
  /** Takes a question out of the queue; with `draft`, back into the composer, which then holds that. */
  | {
      readonly type: 'unqueue'
      readonly conversationId: ConversationId
      readonly questionId: MessageId
      readonly draft?: Draft
    }
  /** Asks a question of the queue now, where it does not go by itself. */
  | { readonly type: 'send-queued'; readonly conversationId: ConversationId; readonly questionId: MessageId }
  | { readonly type: 'stop'; readonly conversationId: ConversationId; readonly messageId: MessageId }
  | {
      readonly type: 'retry'
      readonly conversationId: ConversationId
      readonly messageId: MessageId
      /** The id of the answer to come. */
      readonly answerId: MessageId
      /** Another model than the conversation's, for this answer alone. */
      readonly model?: string
    }
  | { readonly type: 'continue'; readonly conversationId: ConversationId; readonly messageId: MessageId }
  /** Shows the newest branch that goes through a message. */
  | { readonly type: 'select'; readonly conversationId: ConversationId; readonly messageId: MessageId }
  /** Begins the conversation `forkId` with a copy of what leads to a message. */
  | {
      readonly type: 'fork'
      readonly conversationId: ConversationId
      readonly messageId: MessageId
      readonly forkId: ConversationId
    }
  /** What the conversation is to want otherwise than before: what another panel changed stays. */
  | { readonly type: 'configure'; readonly conversationId: ConversationId; readonly change: SetupChange }
  /** The person is being asked for this host; once allowed, the answer is tried again. */
  | {
      readonly type: 'await-permission'
      readonly conversationId: ConversationId
      readonly messageId: MessageId
      /** The id of the answer to come; absent where the answer, which has text, is to go on. */
      readonly answerId?: MessageId
      readonly origin: string
    }
  /** The person has refused, or turned away: what still waits for a permission is not tried again by itself. */
  | { readonly type: 'stop-waiting' }
  | { readonly type: 'rename'; readonly conversationId: ConversationId; readonly title: string }
  | { readonly type: 'pin'; readonly conversationIds: readonly ConversationId[]; readonly pinned: boolean }
  /** Each whole or not at all; one `restore` with the same ids undoes it. */
  | { readonly type: 'delete'; readonly conversationIds: readonly ConversationId[] }
  | { readonly type: 'restore'; readonly conversationIds: readonly ConversationId[] }
  /** The person has seen what went because it was old: it is offered no more. */
  | { readonly type: 'forget-undo'; readonly at: number }
  | { readonly type: 'set-model-titles'; readonly on: boolean }
  /** What is older goes at once; `null` keeps everything. */
  | { readonly type: 'set-keep-days'; readonly days: KeepDays | null }
  /** The search lacks something: it is to be made, and how far it is to be told. */
  | { readonly type: 'index' }
  | { readonly type: 'save-draft'; readonly key: string; readonly draft: Draft }
  | { readonly type: 'show-last'; readonly surface: Surface; readonly conversationId: ConversationId }
  | { readonly type: 'save-connection'; readonly connection: ConnectionForm }
  | { readonly type: 'test-connection'; readonly connection: ConnectionForm }
  | { readonly type: 'set-site'; readonly origin: string; readonly on: boolean }
  | { readonly type: 'set-all-sites'; readonly on: boolean }
  /** A page has staged a file in so many parts; they become conversations. */
  | { readonly type: 'merge-import'; readonly importId: string; readonly parts: number }
  | { readonly type: 'cancel-import'; readonly importId: string }

export type Surface = 'popup' | 'panel'

/** A connection as the person fills it in; `secret` absent keeps the stored one, `null` forgets it. */
export type ConnectionForm = Omit<Connection, 'id' | 'hasKey'> & { readonly secret?: Secret | null }

export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

export const PAGE_PORT = 'page'

const conversationId = idSchema
const conversationIds = v.array(idSchema)
const messageId = idSchema
const windowId = v.pipe(v.number(), v.integer())
// One that is none would keep every other site and every other permission from being looked at.
const origin = v.pipe(v.string(), v.maxLength(300), v.check(isOrigin))

const connectionForm = v.object({
  url: v.string(),
  model: v.string(),
  temperature: v.exactOptional(v.pipe(v.number(), v.finite())),
  systemPrompt: v.exactOptional(v.string()),
  secret: v.exactOptional(v.nullable(secretSchema)),
})

const commandSchema: v.GenericSchema<unknown, Command> = v.variant('type', [
  v.object({ type: v.literal('announce'), windowId }),
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
    model: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(SETUP_LIMITS.model))),
  }),
  v.object({ type: v.literal('continue'), conversationId, messageId }),
  v.object({ type: v.literal('select'), conversationId, messageId }),
  v.object({ type: v.literal('fork'), conversationId, messageId, forkId: idSchema }),
  v.object({ type: v.literal('configure'), conversationId, change: setupChangeSchema }),
  v.object({
    type: v.literal('await-permission'),
    conversationId,
    messageId,
    answerId: v.exactOptional(idSchema),
    origin,
  }),
  v.object({ type: v.literal('stop-waiting') }),
  v.object({ type: v.literal('rename'), conversationId, title: v.pipe(v.string(), v.maxLength(MAX_NAME)) }),
  v.object({ type: v.literal('pin'), conversationIds, pinned: v.boolean() }),
  v.object({ type: v.literal('delete'), conversationIds }),
  v.object({ type: v.literal('restore'), conversationIds }),
  v.object({ type: v.literal('forget-undo'), at: v.pipe(v.number(), v.finite()) }),
  v.object({ type: v.literal('set-model-titles'), on: v.boolean() }),
  v.object({ type: v.literal('set-keep-days'), days: v.nullable(v.picklist(KEEP_DAYS)) }),
  v.object({ type: v.literal('index') }),
  v.object({ type: v.literal('save-draft'), key: idSchema, draft: draftSchema }),
  v.object({ type: v.literal('show-last'), surface: v.picklist(['popup', 'panel']), conversationId }),
  v.object({ type: v.literal('save-connection'), connection: connectionForm }),
  v.object({ type: v.literal('test-connection'), connection: connectionForm }),
  v.object({ type: v.literal('set-site'), origin, on: v.boolean() }),
  v.object({ type: v.literal('set-all-sites'), on: v.boolean() }),
  v.object({
    type: v.literal('merge-import'),
    importId: idSchema,
    parts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ type: v.literal('cancel-import'), importId: idSchema }),
])

/** A command and the number its reply will carry. */
export interface Request {
  readonly id: number
  readonly command: Command
}

const requestSchema: v.GenericSchema<unknown, Request> = v.object({
  id: v.pipe(v.number(), v.integer()),
  command: commandSchema,
})

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** `undefined` for anything that is not a request; what it returns is rebuilt from known fields. */
export function parseRequest(message: unknown): Request | undefined {
  const result = v.safeParse(requestSchema, message)
  return result.success ? result.output : undefined
}
