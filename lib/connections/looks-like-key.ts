const BEGINNING = '(?:sk[-_]|gsk_|xai-|pplx-|nvapi-|hf_|r8_|[an]k-|rk[-_]|AIza)'

/** A key, by its beginning, wherever it stands in a text. */
export const KEY_IN_TEXT = `(?<![\\w-])${BEGINNING}[\\w-]{8,}`

const KEY = new RegExp(`^${BEGINNING}[\\w-]{8,}$`)

/** Whether a word is a key, by its beginning. */
export const looksLikeKey = (word: string): boolean => KEY.test(word)

/** Whether a part of an address is one: names begin like keys, too, but are not as long, and seldom have digits in them. */
export const isKeyPart = (part: string): boolean => part.length >= 16 && /\d/.test(part) && looksLikeKey(part)
