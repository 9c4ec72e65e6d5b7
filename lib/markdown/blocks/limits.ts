/** A leaf is cut when it grows longer: what is written into it must stay cheap to read again. Characters. */
export const MAX_LEAF = 16_384

/** Containers within each other. What is deeper is text. */
export const MAX_DEPTH = 32
