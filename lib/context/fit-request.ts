import type { ChatMessage } from '../model/chat-message.ts'
import type { Message, Sent } from '../model/message.ts'
import { toChatMessages } from './chat-messages.ts'
import { contextWindow, roomFor } from './context-window.ts'
import { countTokens, fitBranch } from './fit-branch.ts'

export interface FittedRequest {
  readonly messages: readonly ChatMessage[]
  readonly sent: Sent
}

interface Receiver {
  readonly model: string
  readonly systemPrompt?: string
  /** The longest that the answer may be. */
  readonly maxTokens?: number
}

type ToRequest = (branch: readonly Message[], systemPrompt?: string) => ChatMessage[]

/**
 * The request that `toRequest` makes of the branch, or of as much of it as the model takes. What is asked now is always
 * in it: alone it may still be more than that.
 */
export function fitRequest(
  branch: readonly Message[],
  { model, systemPrompt, maxTokens }: Receiver,
  toRequest: ToRequest = toChatMessages,
): FittedRequest {
  const window = contextWindow(model)
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
