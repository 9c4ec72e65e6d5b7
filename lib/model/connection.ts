export type ConnectionId = string

/** A server the person chose. What is secret of it is kept apart and never leaves the background. */
export interface Connection {
  readonly id: ConnectionId
  readonly url: string
  /** The model that is asked unless another one is chosen. */
  readonly model: string
  /** As the person calls it; absent, it is called by its host. */
  readonly name?: string
  /** The row of the table of templates that it was made from. */
  readonly template?: string
  /** The models to choose from; absent, those that the server lists. */
  readonly models?: readonly string[]
  /** Tokens that its models read and write together, where the person has said it. */
  readonly contextWindow?: number
  readonly temperature?: number
  readonly topP?: number
  readonly maxTokens?: number
  readonly stop?: readonly string[]
  /** Sent first, as the system message. */
  readonly systemPrompt?: string
  readonly timeouts?: ConnectionTimeouts
  readonly hasKey: boolean
  /** Headers that are sent beside; their values are secrets. */
  readonly headerNames?: readonly string[]
  /** Parameters of the address that are secrets. */
  readonly queryNames?: readonly string[]
  /** What is secret of it in another browser of the person's, from which it came without, and missing here. */
  readonly wants?: Wants
  /** The origin that what is secret of it was given for, where sync has moved it to another one: kept, and unused. */
  readonly keptFor?: string
  /** Nothing is asked of it, and it is in no list of models. */
  readonly off?: true
  /** Plain `http` is allowed beyond this computer: everyone on the way can read along. */
  readonly insecure?: true
  /** What is secret is kept in memory, until the browser closes. */
  readonly forgetKey?: true
  /** Its requests carry no `Origin`: for a server that refuses extensions. */
  readonly dropOrigin?: true
  /** The person's organisation has set it, and takes it away again. */
  readonly managed?: ManagedMark
}

export interface ManagedMark {
  /** The person may change nothing of it, but may give the key where the organisation gives none. */
  readonly locked?: true
  /** The key is the organisation's. */
  readonly key?: true
}

/** Whether its address names the model, whatever a request says: a deployment of Azure's. */
export const hasOneModel = ({ url }: Pick<Connection, 'url'>): boolean =>
  /\/openai\/deployments\/[^/?]/.test(url)

/** What is secret of a connection, by name and without its value. */
export interface Wants {
  readonly key?: true
  readonly headers?: readonly string[]
  readonly query?: readonly string[]
}

/** Seconds; what is absent is as everywhere. */
export interface ConnectionTimeouts {
  /** Until the server begins to answer. */
  readonly headers?: number
  /** From one piece of an answer to the next. */
  readonly token?: number
}

/**
 * `key` is sent as it is, `api-key` in the header of that name; an access code gets the prefix that NextChat servers of
 * its generation ask for.
 */
export const SECRET_TYPES = ['key', 'api-key', 'access-code', 'access-code-old'] as const
export type SecretType = (typeof SECRET_TYPES)[number]

/** What is kept of a connection for the background alone. */
export interface Secret {
  readonly type: SecretType
  /** What it was given for, and goes to nothing else. Absent in old records: the one of the connection beside it. */
  readonly origin?: string
  /** Empty where the server asks for no key. */
  readonly value: string
  /** By name. */
  readonly headers?: Readonly<Record<string, string>>
  /** What is added to the address, by name. */
  readonly query?: Readonly<Record<string, string>>
}

export const DEFAULT_CONNECTION_ID: ConnectionId = 'default'

export const CONNECTION_LIMITS = {
  name: 100,
  /** Of one connection. */
  models: 200,
  headers: 20,
  headerName: 100,
  secret: 10_000,
  /** Seconds. */
  timeout: 3_600,
} as const

/** The model that was chosen last, and whose it is. */
export interface LastModel {
  readonly connection: ConnectionId
  readonly model: string
}
