import type { Message } from '../model/message.ts'

/** What of a message is searched: what a person sees at first sight of it. */
export function textOf(message: Message): string {
  return message.role === 'assistant' ? message.text : message.parts.map(({ text }) => text).join('\n')
}
