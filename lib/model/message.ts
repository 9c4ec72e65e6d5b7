import type { ConnectionId } from './connection.ts'
import type { Failure } from './failure.ts'
import type { Thought } from './thought.ts'

/** Sorts by time of creation; see `createId`. */
export type ConversationId = string
export type MessageId = string

export type Part =
  | { readonly type: 'text'; readonly text: string }
  /** Text the person selected on a page; `host` is where it stood. */
  | { readonly type: 'selection'; readonly text: string; readonly host?: string }

export interface Question {
  readonly role: 'user'
  readonly id: MessageId
  readonly parent?: MessageId
  readonly parts: readonly Part[]
  /** Milliseconds since the epoch, as every time in the model. */
  readonly created: number
}

/** An answer with no outcome is being written. */
export interface Answer {
  readonly role: 'assistant'
  readonly id: MessageId
  readonly parent: MessageId
  readonly text: string
  readonly reasoning?: string
  /** How long it reasoned. Answers of old have their reasoning alone. */
  readonly thought?: Thought
  readonly connection: ConnectionId
  readonly model: string
  readonly host: string
  /** What the person calls the connection, where there were several. */
  readonly connectionName?: string
  /** The connections that were asked before it and could not answer, as the person calls them. */
  readonly insteadOf?: readonly string[]
  readonly usage?: Usage
  readonly sent?: Sent
  readonly outcome?: Outcome
  readonly retrying?: Retrying
  /** While it is written: what was said last is on the screen and cannot be stored at the moment. */
  readonly unkept?: true
  readonly created: number
  readonly ended?: number
}

/** Who gives an answer. */
export type AnsweredBy = Pick<Answer, 'connection' | 'model' | 'host' | 'connectionName'>

export type Message = Question | Answer

/** Tokens, as the server counted them. */
export interface Usage {
  readonly promptTokens?: number
  readonly completionTokens?: number
}

/** What was sent for an answer: tokens, as they are estimated here, and how many turns there was no room for. */
export interface Sent {
  readonly tokens: number
  readonly unsentTurns?: number
}

/** Why a server said that it stopped. `done` is a stream that ended with `[DONE]` and named no reason. */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'tool_calls' | 'function_call' | 'done'

export type Outcome =
  | { readonly status: 'complete'; readonly finishReason: FinishReason }
  | { readonly status: 'stopped' }
  | { readonly status: 'failed'; readonly failure: Failure }
  /** Whoever was writing it died; `failure` is why a later attempt to continue it failed. */
  | { readonly status: 'interrupted'; readonly failure?: Failure }
  /** The connection ended before the server said that the answer was finished. */
  | { readonly status: 'truncated' }

/** The request failed before the first token and will be sent again at `until`. */
export interface Retrying {
  readonly attempt: number
  readonly until: number
  readonly failure: Failure
}

/** Whether it is an answer that goes on growing. */
export function isBeingWritten(message: Message): message is Answer {
  return message.role === 'assistant' && !message.outcome
}

/** Whether it stands for one whose record cannot be read. */
export function isUnreadable(message: Message): boolean {
  if (message.role === 'user') return message.parts.length === 0
  const { outcome } = message
  return outcome?.status === 'failed' && outcome.failure.kind === 'damaged'
}

/** Whether the server has said all that it wanted to say. */
export function isWhole(outcome: Outcome): boolean {
  return (
    outcome.status === 'complete' &&
    outcome.finishReason !== 'length' &&
    outcome.finishReason !== 'content_filter'
  )
}

/** Whether an answer is being written and what comes is its reasoning, not its text. */
export function isThinking({ text, thought, outcome }: Answer): boolean {
  return !outcome && (!text || (thought !== undefined && thought.until === undefined))
}
