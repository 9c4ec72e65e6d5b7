import type { Inline } from '../tree.ts'

/**
 * What the text is read into before it is a tree: a flat list, in which what encloses other inlines is two items. So
 * nothing is moved when its end is found, and nesting of any depth costs no stack.
 */
export type Item =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'inline'; readonly inline: Inline }
  /** An address in running text, which is no link where it stands in one. */
  | { readonly kind: 'address'; readonly text: string; readonly url?: string }
  | Delimiter
  | Bracket
  | BracketEnd
  /** The end of these, the innermost first, that is not there yet. */
  | { readonly kind: 'closes'; readonly spans: readonly Span[] }

export type Mark = '*' | '_' | '~'
export type Span = 'emphasis' | 'strong' | 'strike'

/** A run of `*`, `_` or `~`. */
export interface Delimiter {
  readonly kind: 'delimiter'
  readonly mark: Mark
  /** Where it starts. */
  readonly at: number
  readonly size: number
  readonly canOpen: boolean
  readonly canClose: boolean
  /** It may be closed by the end of a text that is still being written. */
  readonly canHeal: boolean
  /** Marks that neither open nor close anything: text. */
  left: number
  /** What it begins, the outermost last. */
  readonly opens: Span[]
  /** What it ends, the outermost last. */
  readonly closes: Span[]
  previous: Delimiter | undefined
  next: Delimiter | undefined
}

/** `[` or `![`. It is text unless it has a target. */
export interface Bracket {
  readonly kind: 'bracket'
  readonly isImage: boolean
  /** Where its content begins. */
  readonly start: number
  /** Its own place among the items. */
  readonly index: number
  /** The last one before it. */
  readonly delimiter: Delimiter | undefined
  /** Another bracket opens in it: what it holds is no label. */
  hasBracket: boolean
  target?: Target
}

export interface Target {
  readonly url?: string
  readonly title?: string
  /** Nothing is drawn of it while it holds nothing. */
  readonly canVanish?: true
}

/** Where a bracket with a target ends. */
export interface BracketEnd {
  readonly kind: 'end'
  readonly bracket: Bracket
  /** As it was written. */
  readonly source: string
}
