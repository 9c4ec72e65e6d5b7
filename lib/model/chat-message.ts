/** A message as chat-completions servers take it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
  /** Of the last message, where the server knows it: the answer begins with this text. */
  readonly prefix?: true
}
