import { fold, isAscii } from './fold.ts'

/**
 * Scripts that write without spaces. Where their words end depends on the sentence: `Intl.Segmenter` cuts 東京都庁 in
 * another way than 都庁 alone, and who looks for a part of a word has none of it whole. So each pair of characters is
 * a word here, which is found wherever it stands; that all of a sentence's words are found is a test, by the segmenter.
 */
const UNSPACED =
  '[[\\p{L}&&[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}]]\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]'

/** Letters and digits. What stands between, a dot or an underscore too, is no part of a word: code is searched as well. */
export const SPACED = `[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]`
export const WORD = new RegExp(`${UNSPACED}+|${SPACED}+`, 'gv')
/** The same for a text of nothing else, which is most of them: ten times as fast. */
const ASCII_WORD = /[a-z0-9]+/g
const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'v')
const ENDS_SPACED = /* @__PURE__ */ new RegExp(`${SPACED}$`, 'v')

/** A longer one is found by its beginning. In UTF-16 units. */
export const MAX_WORD = 32
/** What is looked at of one message, and how many different words of it: a book has fewer. */
export const MAX_TEXT = 1_000_000
const MAX_WORDS = 20_000

/** Between letters and digits a part begins that people look for: 18 in v18, px in 100px. */
const BORDER = /(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu
const BORDER_HERE = /* @__PURE__ */ new RegExp(BORDER, 'uy')
const HAS_DIGIT = /\p{N}/u
/** A word with more of them is a key or a checksum, in whose middle nobody looks. */
const MAX_BORDERS = 3

/** The different words of a text as they are looked up, folded. The work is bounded, whatever the text. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>()
  const folded = foldStart(text)
  for (const run of folded.match(isAscii(folded) ? ASCII_WORD : WORD) ?? []) {
    if (isUnspaced(run)) addPairs(words, run)
    else addWord(words, run)
    if (words.size >= MAX_WORDS) break
  }
  return words
}

/** A single character may stand for a sentence, and then for a million of them. */
const foldStart = (text: string): string => fold(text.slice(0, MAX_TEXT)).slice(0, MAX_TEXT)

/** Each character with the next; the last one alone. So every character begins a word. */
function addPairs(words: Set<string>, run: string): void {
  let before = ''
  for (const character of run) {
    if (before) words.add(before + character)
    if (words.size >= MAX_WORDS) return
    before = character
  }
  words.add(before)
}

/** A word, and what begins at the borders in it. */
function addWord(words: Set<string>, run: string): void {
  const word = run.slice(0, MAX_WORD)
  if (words.has(word)) return
  words.add(word)
  if (!HAS_DIGIT.test(word)) return
  const borders = Array.from(word.matchAll(BORDER), ({ index }) => index)
  if (borders.length > MAX_BORDERS) return
  for (const at of borders) if (words.size < MAX_WORDS) words.add(run.slice(at, at + MAX_WORD))
}

/**
 * Whether a word of a folded text begins at this place, or a part of one behind a border. One of a script without spaces
 * begins wherever it stands.
 */
export function beginsWord(folded: string, at: number): boolean {
  if (at === 0) return true
  const before = folded.charCodeAt(at - 1)
  // Two units are enough for any character.
  const isWithin =
    before <= 0x7f ? isAsciiPart(before) : ENDS_SPACED.test(folded.slice(Math.max(0, at - 2), at))
  return !isWithin || isBorder(folded, at)
}

function isBorder(text: string, at: number): boolean {
  BORDER_HERE.lastIndex = at
  return BORDER_HERE.test(text)
}

/** A small letter or a digit: the text is folded. */
const isAsciiPart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)

export const isUnspaced = (word: string): boolean => word.charCodeAt(0) > 0x7f && STARTS_UNSPACED.test(word)
