import type { ChatMessage } from '../model/chat-message.ts'
import type { Answer, Question } from '../model/message.ts'
import { toChatMessages } from './chat-messages.ts'

/** What a name needs of a question or an answer. */
const MOST = 2_000

/** Asks a model for the name of a conversation that began so. The two are material, fenced with an id that they cannot know. */
export function toTitleRequest(question: Question, answer: Answer): ChatMessage[] {
  const [asked] = toChatMessages([question])
  const text = [
    'Name the conversation below in at most six words, in its own language.',
    'Reply with the name alone: one line, no quotation marks, no formatting.',
    `<conversation-${answer.id}>`,
    `Question: ${cut(asked?.content ?? '')}`,
    `Answer: ${cut(answer.text)}`,
    `</conversation-${answer.id}>`,
  ]
  return [{ role: 'user', content: text.join('\n') }]
}

const cut = (text: string) => (text.length > MOST ? `${text.slice(0, MOST).toWellFormed()}…` : text)
