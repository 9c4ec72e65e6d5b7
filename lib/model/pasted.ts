import type { UrlRefusal } from './url-refusal.ts'

/** What could be read out of a text that somebody pasted where an address belongs. */
export interface Pasted {
  /** As `parseServerUrl` keeps it, without any secret. */
  readonly url: string
  readonly key?: string
  /** The header that the key came in, where that was not `Authorization: Bearer`. */
  readonly keyType?: 'api-key'
  /** Others; all values are secrets. */
  readonly headers?: Readonly<Record<string, string>>
  /** Taken out of the address: parts of its query that are secrets. */
  readonly query?: Readonly<Record<string, string>>
  readonly model?: string
}

/**
 * `a-key`: a key stands where the address belongs. `several`: more than one address, of servers that may all be meant.
 * `placeholder`: part of the address was left to be filled in. `unreadable`: a quote that is never closed, or control
 * characters.
 */
export const PASTE_REFUSALS = [
  'no-address',
  'a-key',
  'several',
  'placeholder',
  'too-long',
  'unreadable',
] as const

export type PasteRefusal = UrlRefusal | (typeof PASTE_REFUSALS)[number]

export type ParsedPaste =
  | { readonly pasted: Pasted; readonly refusal?: never; readonly secret?: never }
  /** `secret`: there is something in the text that is for nobody to read, or may be. */
  | { readonly pasted?: never; readonly refusal: PasteRefusal; readonly secret?: true }
