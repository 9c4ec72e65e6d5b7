/** The largest file that is read. An export that would be larger is several files. */
export const MAX_IMPORT_BYTES = 48_000_000

/** The most messages of one file: more than a file of that size has, unless it was made to have them. */
export const MAX_IMPORT_MESSAGES = 500_000

/** How deep a file's values may lie in each other. No format that is read needs half of it. */
export const MAX_DEPTH = 64
