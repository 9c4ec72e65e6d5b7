/** A word without what text has around an address: quotes, brackets, the punctuation of a sentence. By hand, for it must be linear. */
export function unquoted(word: string): string {
  const isAround = (character: string) => /["'`“”‘’«»(),;<>]/.test(character)
  let start = 0
  let end = word.length
  while (start < end && isAround(word.charAt(start))) start++
  while (end > start && (isAround(word.charAt(end - 1)) || word.charAt(end - 1) === '.')) end--
  return word.slice(start, end)
}
