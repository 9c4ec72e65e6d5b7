import type { Failure, ProviderFailureKind } from '../model/failure.ts'

export interface ProviderErrorDetails {
  /** The HTTP status, where the server got as far as sending one. */
  readonly status?: number | undefined
  /** Plain text, at most 300 characters, without any key: see `toServerWords`. */
  readonly serverWords?: string | undefined
  /** Seconds the server asked to wait. */
  readonly retryAfter?: number | undefined
  /** For a debugger; it is never stored, shown or logged. */
  readonly cause?: unknown
}

/** The only error a provider throws. Its message holds the kind and the status, and nothing that was sent or received. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly kind: ProviderFailureKind
  readonly status: number | undefined
  readonly serverWords: string | undefined
  readonly retryAfter: number | undefined

  constructor(kind: ProviderFailureKind, details: ProviderErrorDetails = {}) {
    const { status, serverWords, retryAfter, cause } = details
    super(status === undefined ? kind : `${kind} (HTTP ${status})`, cause === undefined ? {} : { cause })
    this.kind = kind
    this.status = status
    this.serverWords = serverWords
    this.retryAfter = retryAfter
  }

  toFailure(): Failure {
    return {
      kind: this.kind,
      ...(this.status !== undefined && { status: this.status }),
      ...(this.serverWords !== undefined && { serverWords: this.serverWords }),
      ...(this.retryAfter !== undefined && { retryAfter: this.retryAfter }),
    }
  }
}
