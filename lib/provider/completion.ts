import type { ChatMessage } from '../model/chat-message.ts'
import type { Failure } from '../model/failure.ts'
import type { FinishReason, Usage } from '../model/message.ts'

/** Goes into the request body as it is: `temperature`, `top_p`, `max_tokens`, … */
export type CompletionOptions = Readonly<Record<string, unknown>>

export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } }

/** A message whose content may also be parts, some of them images. */
export interface RequestMessage extends Omit<ChatMessage, 'content'> {
  readonly content: string | readonly ContentPart[]
}

export interface CompletionRequest {
  readonly model: string
  readonly messages: readonly RequestMessage[]
  readonly stream: boolean
  readonly options?: CompletionOptions | undefined
}

/** What an answer is made of, in the order in which it arrives; the last event of a completed one is `finish`. */
export type CompletionEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'finish'; readonly finishReason: FinishReason; readonly model: string }
  /** The request failed before the first token and is sent again after `delayMs`; `attempt` counts from 1. */
  | {
      readonly type: 'retrying'
      readonly attempt: number
      readonly delayMs: number
      readonly failure: Failure
    }

export interface CompletionResult {
  readonly finishReason: FinishReason
  /** Absent where the server counts nothing. */
  readonly usage: Usage | undefined
  /** As the server names it, which may differ from what was asked for. */
  readonly model: string
}
