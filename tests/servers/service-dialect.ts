/**
 * How the services that people have want to be asked, and how they answer: by their documents, and by what people have
 * reported of them. The answer of each is `Hello`, after the thought `Hm` where it shows thoughts.
 */
export interface ServiceDialect {
  /** As its template has it. */
  readonly id: string
  /** What a person enters. */
  readonly url: string
  /** Where it wants to be asked. */
  readonly endpoint: string
  readonly model: string
  /** The header that says who asks, and its value when the key or code is `secret`. */
  readonly credential?: readonly [name: string, value: string]
  /** Others without which it does not answer. */
  readonly headers?: Readonly<Record<string, string>>
  /** Refuses what it does not document. */
  readonly refusesOthers?: (names: readonly string[]) => Reply
  /** Documented beyond `COMMON_FIELDS`, or in the place of one. */
  readonly fields?: readonly string[]
  readonly wrongKey?: Reply
  /** What is said of a model called `nonsense`; absent where any name will do. */
  readonly wrongModel?: Reply
  readonly wrongPath: Reply
  readonly thinks?: true
  readonly counts?: true
  /** The body of an answered request. */
  readonly stream: string
}

export interface Reply {
  readonly status: number
  readonly body: unknown
}

export const COMMON_FIELDS = ['model', 'messages', 'stream', 'temperature', 'top_p', 'max_tokens', 'stop']
