const WHITE_SPACE = /^[\p{Zs}\t\n\f\r]$/u
const PUNCTUATION = /^[\p{P}\p{S}]$/u
const WORD = /^[\p{L}\p{N}]$/u
/** These are written without spaces between words: that a letter stands beside says nothing. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u
const ESCAPABLE = /^[!-/:-@[-`{-~]$/

/** Most are these, and the patterns for all others cost much more. */
const isAscii = (character: string): boolean => character < '\x80'

/** The whole character before this place, or none. */
export function characterBefore(text: string, at: number): string {
  const last = text.charAt(at - 1)
  return /[\uDC00-\uDFFF]/.test(last) && /[\uD800-\uDBFF]/.test(text.charAt(at - 2))
    ? text.slice(at - 2, at)
    : last
}

export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** The start and the end of a text count as white space. */
export const isWhiteSpace = (character: string): boolean =>
  isAscii(character) ? character === '' || /^[ \t\n\f\r]$/.test(character) : WHITE_SPACE.test(character)
export const isPunctuation = (character: string): boolean =>
  isAscii(character) ? isEscapable(character) : PUNCTUATION.test(character)
export const isDigit = (character: string): boolean => /^[0-9]$/.test(character)
/** A letter or digit of a word that ends with a space. */
export const isWord = (character: string): boolean =>
  isAscii(character) ? /^[0-9a-zA-Z]$/.test(character) : WORD.test(character) && !UNSPACED.test(character)
export const isEscapable = (character: string): boolean => ESCAPABLE.test(character)

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Of a script that is written without spaces, or with few. */
export const isCjk = (character: string): boolean => !isAscii(character) && CJK.test(character)

/** Whether anything in it is read, and not a mark. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)
