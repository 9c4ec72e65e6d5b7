/**
 * About how many tokens a text is, without the model's own table (over 1 MB): four characters of ASCII a token, two
 * of other alphabets, one of the scripts that write a word or a syllable in a character. Roughly what OpenAI's
 * tokenizers count for prose: within a third for most languages, nearer for English.
 */
export function estimateTokens(text: string): number {
  let quarters = 0
  for (let index = 0; index < text.length; index++) quarters += quartersOf(text.charCodeAt(index))
  return Math.ceil(quarters / 4)
}

function quartersOf(unit: number): number {
  if (unit < 0x80) return 1
  // From the CJK radicals up: ideographs, kana, Hangul and, as two units each, emoji.
  return unit < 0x2e80 ? 2 : 4
}
