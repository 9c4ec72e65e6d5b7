import type { Draft } from '../../../lib/model/draft.ts'
import type { CommandOf } from '../../../lib/protocol/command.ts'

/** A question's id: sorts before the ids of answers that are made while a test runs, as it would for a person. */
export const Q = '00q'

/** Commands about the conversation `c`, in which all these tests play. */
const conversationId = 'c'

export const open: CommandOf<'open'> = { type: 'open', conversationId }

export function ask(questionId: string, text = 'Hello?'): CommandOf<'ask'> {
  return { type: 'ask', conversationId, questionId, parts: [{ type: 'text', text }] }
}

/** Behind an answer that is not known the question follows what is shown. */
export const queue = (questionId: string, text = 'And then?', behind = 'unknown'): CommandOf<'queue'> => ({
  type: 'queue',
  conversationId,
  questionId,
  parts: [{ type: 'text', text }],
  behind,
})

export const unqueue = (questionId: string, draft?: Draft): CommandOf<'unqueue'> => ({
  type: 'unqueue',
  conversationId,
  questionId,
  ...(draft && { draft }),
})

export const sendQueued = (questionId: string): CommandOf<'send-queued'> => ({
  type: 'send-queued',
  conversationId,
  questionId,
})

export const stop = (messageId: string): CommandOf<'stop'> => ({ type: 'stop', conversationId, messageId })

export const retry = (messageId: string, answerId: string): CommandOf<'retry'> => ({
  type: 'retry',
  conversationId,
  messageId,
  answerId,
})

export const goOn = (messageId: string): CommandOf<'continue'> => ({
  type: 'continue',
  conversationId,
  messageId,
})
