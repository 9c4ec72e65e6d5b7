import { CUTS, type Failure, type ProviderFailureKind } from '../model/failure.ts'
import type { FinishReason } from '../model/message.ts'
import type { Refused } from './quirks.ts'

export interface ProviderErrorDetails {
  /** The HTTP status, where the server got as far as sending one. */
  readonly status?: number | undefined
  /** Plain text, at most 300 characters, without any key: see `toServerWords`. */
  readonly serverWords?: string | undefined
  /** Seconds the server asked to wait. */
  readonly retryAfter?: number | undefined
  readonly missing?: Failure['missing']
  readonly page?: true | undefined
  readonly header?: string | undefined
  /** What the request may be repeated without. */
  readonly refused?: Refused | undefined
  /** Of an answer that ended as one should, and had not a word in it. */
  readonly finishReason?: FinishReason | undefined
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
  readonly missing: Failure['missing'] | undefined
  readonly page: true | undefined
  readonly header: string | undefined
  readonly refused: Refused | undefined
  readonly finishReason: FinishReason | undefined

  constructor(kind: ProviderFailureKind, details: ProviderErrorDetails = {}) {
    const { status, cause } = details
    super(status === undefined ? kind : `${kind} (HTTP ${status})`, cause === undefined ? {} : { cause })
    this.kind = kind
    this.status = status
    this.serverWords = details.serverWords
    this.retryAfter = details.retryAfter
    this.missing = details.missing
    this.page = details.page
    this.header = details.header
    this.refused = details.refused
    this.finishReason = details.finishReason
  }

  toFailure(): Failure {
    const { kind, status, serverWords, retryAfter, missing, page, header, finishReason } = this
    const cut = CUTS.find(cut => cut === finishReason)
    const details = Object.entries({ status, serverWords, retryAfter, missing, page, header, cut })
    return { kind, ...Object.fromEntries(details.filter(([, detail]) => detail !== undefined)) }
  }
}
