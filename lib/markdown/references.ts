/** Where a link reference definition leads. */
export interface Definition {
  readonly url: string
  readonly title?: string
}

/** What stands elsewhere in the text and decides how brackets are read. Labels are as written; see `normalizeLabel`. */
export interface References {
  /**
   * More text may come, and with it what is not defined yet. Until then `[text][label]` is drawn as the link it is
   * meant to be.
   */
  readonly growing: boolean
  definition(label: string): Definition | undefined
  /** Also where it is not there yet but may still come. */
  hasFootnote(label: string): boolean
}
