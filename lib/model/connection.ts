export type ConnectionId = string

/** A server the person chose. Its key is kept apart and never leaves the background. */
export interface Connection {
  readonly id: ConnectionId
  readonly url: string
  readonly model: string
  /** Tokens that its models read and write together, where the person has said it. */
  readonly contextWindow?: number
  readonly temperature?: number
  /** Sent first, as the system message. */
  readonly systemPrompt?: string
  readonly hasKey: boolean
}

/** `key` is sent as it is; an access code gets the prefix that NextChat servers of its generation ask for. */
export interface Secret {
  readonly type: 'key' | 'access-code' | 'access-code-old'
  readonly value: string
}

export const DEFAULT_CONNECTION_ID: ConnectionId = 'default'
