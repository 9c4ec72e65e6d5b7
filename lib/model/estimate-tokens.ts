const BEYOND_ASCII = /[\u0080-\uffff]/g

/**
 * About how many tokens a text is, without the model's own table (over 1 MB): four characters of ASCII a token, two
 * of other alphabets, one of the scripts that write a word or a syllable in a character. Roughly what OpenAI's
 * tokenizers count for prose: within a third for most languages, nearer for English.
 */
export function estimateTokens(text: string): number {
  let quarters = text.length
  // Of most texts nearly all is ASCII, which a pattern skips in no time.
  for (let index = findBeyondAscii(text, 0); index >= 0; index = findBeyondAscii(text, index))
    for (; text.charCodeAt(index) >= 0x80; index++) quarters += isAlphabetic(text.charCodeAt(index)) ? 1 : 3
  return Math.ceil(quarters / 4)
}

function findBeyondAscii(text: string, from: number): number {
  BEYOND_ASCII.lastIndex = from
  return BEYOND_ASCII.test(text) ? BEYOND_ASCII.lastIndex - 1 : -1
}

/** Below the CJK radicals. Above are ideographs, kana, Hangul and, as two units each, emoji. */
const isAlphabetic = (unit: number): boolean => unit < 0x2e80
