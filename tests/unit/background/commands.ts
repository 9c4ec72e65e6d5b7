import type { Command } from '../../../lib/protocol/command.ts'

/** Commands about the conversation `c`, in which all these tests play. */
/** A question's id: sorts before the ids of answers that are made while a test runs, as it would for a person. */
export const Q = '00q'

export const open: Command = { type: 'open', conversationId: 'c' }

export function ask(questionId: string, text = 'Hello?'): Command {
  return { type: 'ask', conversationId: 'c', questionId, parts: [{ type: 'text', text }] }
}

export const stop = (messageId: string): Command => ({ type: 'stop', conversationId: 'c', messageId })

export const retry = (messageId: string, answerId: string): Command => ({
  type: 'retry',
  conversationId: 'c',
  messageId,
  answerId,
})

export const goOn = (messageId: string): Command => ({ type: 'continue', conversationId: 'c', messageId })
