import type { Conversation } from '../../../lib/model/conversation.ts'
import type { Message } from '../../../lib/model/message.ts'
import { answer, COMPLETE, conversationOf, question } from './samples.ts'

/** Questions and answers by turns, `m0000`, `m0001` and so on, along one branch. */
export function longConversation(length: number): Conversation {
  const name = (index: number) => `m${String(index).padStart(4, '0')}`
  const messages = Array.from({ length }, (_, index): Message => {
    const text = `Message ${index}`
    if (index % 2 === 1) return answer(name(index), name(index - 1), { text, outcome: COMPLETE })
    return question(name(index), text, index > 0 ? { parent: name(index - 1) } : {})
  })
  return conversationOf(...messages)
}
