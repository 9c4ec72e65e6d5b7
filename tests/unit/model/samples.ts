import type { Conversation } from '../../../lib/model/conversation.ts'
import { emptyConversation } from '../../../lib/model/conversation.ts'
import type { Answer, Message, Question } from '../../../lib/model/message.ts'

export const COMPLETE = { status: 'complete', finishReason: 'stop' } as const

export function question(id: string, text: string, rest: Partial<Question> = {}): Question {
  return { role: 'user', id, parts: [{ type: 'text', text }], created: 1, ...rest }
}

export function answer(id: string, parent: string, rest: Partial<Answer> = {}): Answer {
  return {
    role: 'assistant',
    id,
    parent,
    text: '',
    connection: 'default',
    model: 'gpt-3.5-turbo',
    host: 'example.org',
    created: 2,
    ...rest,
  }
}

/** A conversation that shows the last of `messages`. */
export function conversationOf(...messages: Message[]): Conversation {
  const leaf = messages.at(-1)?.id
  return { ...emptyConversation('c', 1), messages, ...(leaf && { leaf }) }
}
