/** Marks that a person leaves out when typing: accents, and the vowel points of Hebrew and Arabic. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g

/** Letters that Unicode does not take apart, and people write without their stroke or as two. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
}
const ODD_LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

export const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text)

/** Text as it is compared: without case, accents and the width of its letters. It may become longer or shorter. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(ODD_LETTER, letter => LETTERS[letter] ?? letter)
}
