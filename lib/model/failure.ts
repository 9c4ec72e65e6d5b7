/**
 * What can go wrong with a request to a server. `no-connection`: none is switched on, or the one that was asked is not any
 * more. Closed: a new kind without its sentence does not compile.
 */
export const PROVIDER_FAILURE_KINDS = [
  'offline',
  'unreachable',
  'permission',
  'origin-refused',
  'unauthorized',
  'not-found',
  'rate-limited',
  'context-too-long',
  'bad-request',
  'redirected',
  'server',
  'malformed',
  'too-large',
  'empty',
  'truncated',
  'timeout',
  'aborted',
  'no-connection',
] as const

export type ProviderFailureKind = (typeof PROVIDER_FAILURE_KINDS)[number]

/**
 * `storage`: the browser could not keep what it was given. `newer-data`: what is stored is a newer version's. `busy`: an
 * answer is being written here already. `temporary-full`: temporary chats take as much memory as they may.
 * `not-understood`: what a page asked for is longer than anything may be, or another version's. `damaged`: what is stored
 * of a message cannot be read.
 */
export const FAILURE_KINDS = [
  ...PROVIDER_FAILURE_KINDS,
  'storage',
  'newer-data',
  'busy',
  'temporary-full',
  'not-understood',
  'damaged',
] as const

export type FailureKind = (typeof FAILURE_KINDS)[number]

/** Why not a word of an answer came, though its server did all that it does. */
export const CUTS = ['length', 'content_filter'] as const

export const TOO_LONG = ['instructions', 'question', 'both'] as const

export const MISSING = ['path', 'model', 'key', 'credit'] as const

/** The half of an error that is safe to store and to show: no key, no header, no prompt. */
export interface Failure {
  readonly kind: FailureKind
  readonly status?: number
  /** The server's own words as plain text, at most 300 characters. */
  readonly serverWords?: string
  /** Seconds the server asked to wait. */
  readonly retryAfter?: number
  /**
   * For `context-too-long` found before sending: the estimate, what the model takes, and what alone is more than that.
   * `both`: the question with the instructions.
   */
  readonly tokens?: {
    readonly sent: number
    readonly window: number
    readonly of?: (typeof TOO_LONG)[number]
  }
  /**
   * For `not-found`: which of the two, where the server lets it be told. For `unauthorized`: there was no key to send, or
   * nothing is left of what was paid, whatever the status.
   */
  readonly missing?: (typeof MISSING)[number]
  /** For `malformed`: it was a web page. */
  readonly page?: true
  /** For `empty`, where that is known. */
  readonly cut?: (typeof CUTS)[number]
  /** For `bad-request` found before sending: the name of the header that a browser would not send. */
  readonly header?: string
  /** For `no-connection`: the person's organisation allows none but its own, and there is none of those. */
  readonly managed?: true
}

/** Of all from 300 to 399 the one that sends nobody elsewhere. */
export const NOT_MODIFIED = 304

/** 529 is what Anthropic and those behind it say. */
export function isOverloaded(status: number | undefined): boolean {
  return status === 503 || status === 529
}

/** Older versions stored 402 for it, whatever the status had been. */
export function lacksCredit({ missing, status }: Failure): boolean {
  return missing === 'credit' || status === 402
}
