import type { ChatMessage } from '../model/chat-message.ts'
import { windowOf } from '../model/context-window.ts'
import type { Message, Sent } from '../model/message.ts'
import { toChatMessages } from './chat-messages.ts'
import { countTokens, fitBranch } from './fit-branch.ts'

export interface FittedRequest {
  readonly messages: readonly ChatMessage[]
  readonly sent: Sent
}

interface Receiver {
  readonly model: string
  /** In tokens, where the person has said it. */
  readonly contextWindow?: number
  readonly systemPrompt?: string
  /** The longest that the answer may be. */
  readonly maxTokens?: number
}

/** What of a window stays free for the answer, unless it is known how long that may be. */
const ANSWER = 1_024

/** Tokens that a request may have, so that there is room for an answer of `answer` tokens; a quarter of the window at most. */
function roomFor(window: number, answer = ANSWER): number {
  return window - Math.min(answer, Math.floor(window / 4))
}

type ToRequest = (branch: readonly Message[], systemPrompt?: string) => ChatMessage[]

/**
 * The request that `toRequest` makes of the branch, or of as much of it as the model takes. What is asked now is always
 * in it: alone it may still be more than that.
 */
export function fitRequest(
  branch: readonly Message[],
  receiver: Receiver,
  toRequest: ToRequest = toChatMessages,
): FittedRequest {
  const { systemPrompt, maxTokens } = receiver
  const window = windowOf(receiver)
  const whole = toRequest(branch, systemPrompt)
  const tokens = countTokens(whole)
  if (window === undefined) return { messages: whole, sent: { tokens } }
  const room = roomFor(window, maxTokens)
  if (tokens <= room) return { messages: whole, sent: { tokens } }
  // What a request has beside its turns: a system prompt, perhaps a word about how to go on.
  const beside = tokens - countTokens(toChatMessages(branch))
  const { branch: rest, unsentTurns } = fitBranch(branch, room - beside)
  const messages = toRequest(rest, systemPrompt)
  return { messages, sent: { tokens: countTokens(messages), ...(unsentTurns > 0 && { unsentTurns }) } }
}
