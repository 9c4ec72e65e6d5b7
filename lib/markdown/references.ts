/** Where a link reference definition leads. */
export interface Definition {
  readonly url: string
  readonly title?: string
}

/** What stands elsewhere in the text and decides how brackets are read. Labels are as written; see `normalizeLabel`. */
export interface References {
  definition(label: string): Definition | undefined
  hasFootnote(label: string): boolean
}
