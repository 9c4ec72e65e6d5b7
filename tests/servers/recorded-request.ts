import type { IncomingHttpHeaders } from 'node:http'

/** A question as it reached the server. */
export interface RecordedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: ChatBody
  /** The text of the last turn. */
  question: string
  /** When it had arrived, in milliseconds since 1970. */
  at: number
  /** When and by whom the exchange was ended: `client` is one who went away before the answer was whole. */
  closed: Promise<{ by: 'client' | 'server'; at: number }>
}

export interface ChatBody {
  model: string
  messages: ChatMessage[]
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  [option: string]: unknown
}

export interface ChatMessage {
  role: string
  content: string | { type: string; text?: string }[]
}

export const textOf = ({ content }: ChatMessage): string =>
  typeof content === 'string' ? content : content.map(part => part.text ?? '').join('')

/** Reads a request's body, or says in a server's words what is wrong with it. */
export function parseChatBody(text: string): ChatBody | string {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return 'parse error: syntax error while parsing value'
  }
  return isChatBody(body) ? body : "key 'messages' not found"
}

const isChatBody = (body: unknown): body is ChatBody =>
  typeof body === 'object' && body !== null && 'messages' in body && Array.isArray(body.messages)
