import type { Connection, ConnectionId, Secret } from '../model/connection.ts'
import type { Draft, DraftPlace } from '../model/draft.ts'
import type { ConversationId, MessageId, Part } from '../model/message.ts'
import type { KeepDays } from '../model/settings.ts'
import type { SetupChange } from '../model/setup.ts'

/** What a surface (popup, panel, options) may ask of the background, over the port `PAGE_PORT`. */
export type Command =
  /** This panel stands in this window: it takes what was handed over to it. */
  | { readonly type: 'announce'; readonly windowId: number }
  /** This popup has opened over this window: it takes what was handed over and has found no panel. */
  | { readonly type: 'collect'; readonly windowId: number }
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
  /** While an answer is being written: asked once that has ended, and after the questions that were queued before. */
  | {
      readonly type: 'queue'
      readonly conversationId: ConversationId
      readonly questionId: MessageId
      readonly parts: readonly Part[]
      /** What it follows: the answer that is being written, which may have ended when this arrives, or the one that is read. */
      readonly behind: MessageId
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
      /** Another model for this answer; of another connection, where one is named, which the branch then goes on with. */
      readonly model?: string
      readonly connectionId?: ConnectionId
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
      /** The connection whose requests are to carry no `Origin` from then on. */
      readonly dropOrigin?: ConnectionId
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
  /** Whether the next connection is asked where one cannot answer. */
  | { readonly type: 'set-failover'; readonly on: boolean }
  /** Whether connections and settings follow the person through the browser's own sync. */
  | { readonly type: 'set-sync'; readonly on: boolean }
  /** While it is off: takes out of the browser's sync what was put there. */
  | { readonly type: 'clear-sync' }
  /** What is older goes at once; `null` keeps everything. */
  | { readonly type: 'set-keep-days'; readonly days: KeepDays | null }
  /** How many conversations that would be. */
  | { readonly type: 'count-outdated'; readonly days: KeepDays }
  /** The search lacks something: it is to be made, and how far it is to be told. */
  | { readonly type: 'index' }
  | {
      readonly type: 'save-draft'
      readonly key: string
      readonly draft: Draft
      /** The composer, unless it is said otherwise. */
      readonly place?: DraftPlace
    }
  | { readonly type: 'show-last'; readonly surface: Surface; readonly conversationId: ConversationId }
  | { readonly type: 'save-connection'; readonly connection: ConnectionForm }
  /** All that is the person's of a connection that is locked. What is absent stays; a key that is `null` is forgotten. */
  | {
      readonly type: 'set-own'
      readonly connectionId: ConnectionId
      readonly key?: string | null
      readonly dropOrigin?: boolean
    }
  /** Looks at it step by step, each told under `testId`, ends with one real request, and keeps nothing of it. */
  | { readonly type: 'test-connection'; readonly testId: string; readonly connection: ConnectionForm }
  | { readonly type: 'cancel-test'; readonly testId: string }
  /** Asks its server where its interface is, and for its models. */
  | { readonly type: 'find-endpoint'; readonly connection: ConnectionForm }
  | { readonly type: 'switch-connection'; readonly connectionId: ConnectionId; readonly on: boolean }
  /** One `restore-connection` undoes it. */
  | { readonly type: 'remove-connection'; readonly connectionId: ConnectionId }
  | { readonly type: 'restore-connection'; readonly connectionId: ConnectionId }
  /** In this order from now on. */
  | { readonly type: 'order-connections'; readonly connectionIds: readonly ConnectionId[] }
  /** With its key, which the background copies. */
  | {
      readonly type: 'duplicate-connection'
      readonly connectionId: ConnectionId
      readonly copyId: ConnectionId
      readonly name: string
    }
  /** Answers this conversation from now on, and new ones. */
  | {
      readonly type: 'choose-model'
      readonly conversationId: ConversationId
      readonly connectionId: ConnectionId
      readonly model: string
    }
  /** Asks a server for its models, where that is long ago; with `refresh`, always. The reply tells why it did not list any. */
  | { readonly type: 'list-models'; readonly id: ConnectionId; readonly refresh: boolean }
  /** Looks for model servers on this computer; the reply tells which answered. */
  | { readonly type: 'find-local' }
  | { readonly type: 'set-site'; readonly origin: string; readonly on: boolean }
  | { readonly type: 'set-all-sites'; readonly on: boolean }
  /** A page has staged a file in so many parts; they become conversations. */
  | { readonly type: 'merge-import'; readonly importId: string; readonly parts: number }
  | { readonly type: 'cancel-import'; readonly importId: string }

export type Surface = 'popup' | 'panel'

/** A connection as the person fills it in. */
export interface ConnectionForm
  extends Omit<
    Connection,
    'hasKey' | 'headerNames' | 'queryNames' | 'wants' | 'keptFor' | 'off' | 'managed'
  > {
  /** Absent keeps the stored one, `null` forgets it. */
  readonly secret?: Pick<Secret, 'type' | 'value'> | null
  /** Absent keeps all that are stored; else these are all. */
  readonly headers?: SecretValues
  readonly query?: SecretValues
}

/** `null` keeps the value that is stored under the name. */
export type SecretValues = readonly { readonly name: string; readonly value: string | null }[]

export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

export const PAGE_PORT = 'page'

/** A command and the number its reply will carry. */
export interface Request {
  readonly id: number
  readonly command: Command
}
