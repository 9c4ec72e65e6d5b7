import type { Connection } from '../../../lib/model/connection.ts'
import type { Conversation } from '../../../lib/model/conversation.ts'
import { emptyConversation } from '../../../lib/model/conversation.ts'
import type { Answer, Message, Question } from '../../../lib/model/message.ts'
import type { Setup } from '../../../lib/model/setup.ts'

export const COMPLETE = { status: 'complete', finishReason: 'stop' } as const

/** A set-up that wants everything otherwise: a field added to the noun does not compile without its sample. */
export const FULL_SETUP: Required<Setup> = {
  systemPrompt: 'Be brief.',
  connection: 'x',
  model: 'gpt-4o',
  contextWindow: 8_000,
  temperature: 0.2,
  maxTokens: 512,
  topP: 0.9,
  stop: ['END', '\n\n'],
}

/** Likewise. */
export const FULL_CONNECTION: Required<Connection> = {
  id: 'x',
  url: 'http://one.example/v1',
  model: 'm',
  name: 'Work',
  template: 'openai',
  models: ['m', 'n'],
  contextWindow: 8_000,
  temperature: 0.2,
  topP: 0.9,
  maxTokens: 512,
  stop: ['END'],
  systemPrompt: 'Be brief.',
  timeouts: { headers: 60, token: 120 },
  hasKey: true,
  headerNames: ['x-team'],
  queryNames: ['key'],
  wants: { key: true, headers: ['x-user'], query: ['sig'] },
  keptFor: 'https://before.example',
  off: true,
  insecure: true,
  forgetKey: true,
  dropOrigin: true,
  managed: { locked: true, key: true },
}

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
