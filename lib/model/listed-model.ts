/** A model that a server says it has. What it does not say is absent. */
export interface ListedModel {
  readonly id: string
  /** Tokens read and written together. */
  readonly contextWindow?: number
  /** That many are what such a server mostly gives: it did not say so. */
  readonly assumed?: true
  /** Whether it reads images. */
  readonly images?: boolean
}
