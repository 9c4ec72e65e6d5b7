import { estimateTokens } from '../model/estimate-tokens.ts'
import type { Message, Question } from '../model/message.ts'
import { toChatMessages } from './chat-messages.ts'

export interface FittedBranch {
  readonly branch: readonly Message[]
  /** How many turns, of the oldest, are not in it. What they quote from pages may be. */
  readonly unsentTurns: number
}

/** A question and what follows it, up to the next one. */
interface Turn {
  readonly messages: readonly Message[]
  readonly tokens: number
  /** What is left of it when there is no room for it all: what the conversation is about. */
  readonly quotes: readonly Question[]
  readonly quoteTokens: number
}

/**
 * The branch as far as it fits into `room`, which is in tokens as `estimateTokens` counts them: the oldest turns are left
 * out first, but what they quote stays while there is room for it. The last turn is always there, fitting or not.
 */
export function fitBranch(branch: readonly Message[], room: number): FittedBranch {
  const turns = toTurns(branch)
  let tokens = turns.reduce((sum, turn) => sum + turn.tokens, 0)
  let unsentTurns = 0
  while (tokens > room && unsentTurns < turns.length - 1) {
    const turn = turns[unsentTurns]
    tokens -= (turn?.tokens ?? 0) - (turn?.quoteTokens ?? 0)
    unsentTurns += 1
  }
  let unquoted = 0
  while (tokens > room && unquoted < unsentTurns) {
    tokens -= turns[unquoted]?.quoteTokens ?? 0
    unquoted += 1
  }
  const fitted = turns.slice(unquoted).flatMap(({ messages, quotes }, index) =>
    // Counted from the first that is there at all.
    index < unsentTurns - unquoted ? quotes : messages,
  )
  return { branch: fitted, unsentTurns }
}

function toTurns(branch: readonly Message[]): Turn[] {
  const turns: Message[][] = []
  for (const message of branch) {
    if (message.role === 'user' || turns.length === 0) turns.push([])
    turns.at(-1)?.push(message)
  }
  return turns.map(messages => {
    const quotes = messages.flatMap(onlyQuotes)
    return { messages, tokens: count(messages), quotes, quoteTokens: count(quotes) }
  })
}

function onlyQuotes(message: Message): Question[] {
  if (message.role !== 'user') return []
  const parts = message.parts.filter(part => part.type === 'selection')
  return parts.length > 0 ? [{ ...message, parts }] : []
}

const count = (messages: readonly Message[]): number => countTokens(toChatMessages(messages))

/** Tokens of a whole request. Each message has a few of its own, which name who speaks. */
export function countTokens(messages: readonly { readonly content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content) + OVERHEAD, 0)
}

const OVERHEAD = 4
