/** Why a file is not imported. Closed: a new reason without its sentence does not compile. */
export const IMPORT_REFUSALS = [
  /** Larger than `MAX_IMPORT_BYTES`; nothing of it was read. */
  'too-big',
  /** Not UTF-8: another encoding, or no text at all. */
  'encoding',
  'syntax',
  /** It ends before its last value does. */
  'cut-off',
  'too-deep',
  'too-many',
  /** JSON, and none of the formats that are known. */
  'unknown-format',
  /** Made by a newer version of this extension. */
  'newer',
  /** There is no conversation in it. */
  'empty',
  'missing',
  'invalid',
  /** A field that the format does not have. */
  'unexpected',
  /** An id, or a name of a field, that was there before. */
  'twice',
  /** With what is here already, a message would follow itself. */
  'tangled',
] as const

export type ImportRefusalReason = (typeof IMPORT_REFUSALS)[number]

export interface ImportRefusal {
  readonly reason: ImportRefusalReason
  /** Where in the file, as in `conversations[3].messages[2].created`. Empty for the file as a whole. */
  readonly path: string
}

/** What an import did. */
export interface ImportResult {
  /** Conversations that were not here before. */
  readonly added: number
  /** Conversations that were here already. */
  readonly known: number
  /** Messages added, to conversations new and known. */
  readonly messages: number
  /** Damaged records in whose place there is now what the file has. */
  readonly mended?: number
  /** Messages that say something else in the file than here, and were left as they are here. */
  readonly different?: number
  /** Of the new ones, how many say themselves how they are answered: with instructions or a model of their own. */
  readonly setUp?: number
}
