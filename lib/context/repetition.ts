/** A word, or much of one, in a single character. */
const DENSE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
/** Letters of scripts that put spaces between words. */
const LETTER = `(?!${DENSE.source})[\\p{L}\\p{M}]`
const WORD = new RegExp(`(?:${LETTER}){2,}`, 'gu')
/** Perhaps with the space that the text ended with. */
const ONE_WORD = new RegExp(`^(?:${LETTER}){3,} ?$`, 'u')
/** As much as came of a word. Fewer than three letters are one only where nothing else can be meant. */
const STUMP = new RegExp(`^(?:${LETTER}){2}$`, 'u')
const BEFORE_WORD = /[\s\p{Ps}\p{Pi}"'*_]/u
const INSIDE_WORD = new RegExp(`^(?:${LETTER}){2}`, 'u')
/** Two characters or more that begin with a Han one: kana are often said twice (いろいろ), and so is a measure (一个一个). */
const HAN_WORD = /^(?!一)\p{sc=Han}[\p{sc=Han}\p{sc=Hira}]+$/u
/** None of noughts and ones, of which long rows are made, and no half of a year. */
const NUMBER = /^(?![01]+$|19$|20$)\d[\d.,]*\d$/
/** Before a digit: the number, name or colour that it goes on with. */
const INSIDE_NUMBER = /[\p{L}\p{N}_#]$|\d[\s.,'’:/]$|[\p{L}\p{N}]-$/u
/** A line that is one of its own, whatever it says: a heading, an item of a list. */
const MARKED_LINE = /^[ \t]*(?:\d+[.)] |[-*+#]+ (?:[^\n]*$|.*\p{L}))/u
/** What languages say twice in a row and mean it. */
const SAID_TWICE = /^(?:very|really|much|many|more|had|that|die|das|sie|nous|vous|очень) $/i

/** What nobody writes twice in a row without meaning to repeat it. In characters that are seen. */
const ENOUGH = 12
export const LEAST_LINE = 3

/**
 * Whether what stands from `start` to the end of `text`, said again, is a repetition and not the text going on: long
 * enough, or made of words, or lines of their own, or the whole last line. A text that repeats itself there already says
 * nothing about it: rows of dashes, closing brackets.
 */
export function isRepetition(text: string, start: number, leastLine: number): boolean {
  const said = text.slice(start)
  return isDistinct(text, start, said, leastLine) && !text.endsWith(said + said) && !repeatsItself(said)
}

/** Of words without case: two are enough, and one where no space parts it from the same one. */
export function isRepeatedWords(text: string, start: number, isSpaced: boolean): boolean {
  const said = text.slice(start)
  if (isInsideWord(text, start) || /^\s/.test(said)) return false
  const isOne = !isSpaced && ONE_WORD.test(said)
  return (isOne || countWords(said) >= 2) && isRepetition(text, start, LEAST_LINE)
}

function isDistinct(text: string, start: number, said: string, leastLine: number): boolean {
  const weight = weightOf(said)
  if (weight >= ENOUGH) return true
  if (isInsideWord(text, start)) return false
  // The last word, or as much of it as came: a word that begins with itself is rare. Where the rest begins with a space
  // it is another word, and where the text ended with one mostly the same.
  if (STUMP.test(said) && BEFORE_WORD.test(text[start - 1] ?? '')) return true
  if (ONE_WORD.test(said)) return !SAID_TWICE.test(said)
  if (HAN_WORD.test(said)) return true
  if (NUMBER.test(said)) return !INSIDE_NUMBER.test(text.slice(Math.max(0, start - 2), start))
  if (weight >= 5 && countWords(said) >= 2) return true
  const isLine = start === 0 || text[start - 1] === '\n'
  if (!isLine) return false
  if (MARKED_LINE.test(said)) return true
  // Not a word before a comma: “no, no”.
  return !/\n|[,，、]\s*$/u.test(said) && said.replace(/\s/g, '').length >= leastLine
}

function isInsideWord(text: string, index: number): boolean {
  return index > 0 && INSIDE_WORD.test(text.slice(index - 1))
}

const countWords = (text: string): number => text.match(WORD)?.length ?? 0

export function weightOf(text: string): number {
  let weight = 0
  for (const character of text) {
    if (DENSE.test(character)) weight += 3
    else if (/\S/.test(character)) weight += 1
    if (weight >= ENOUGH) break
  }
  return weight
}

/** Whether it consists of one piece at least twice, the last perhaps cut short: by the failure function of Knuth, Morris and Pratt. */
function repeatsItself(text: string): boolean {
  const border = [0]
  for (let index = 1, length = 0; index < text.length; index++) {
    while (length > 0 && text[index] !== text[length]) length = border[length - 1] ?? 0
    if (text[index] === text[length]) length += 1
    border.push(length)
  }
  const period = text.length - (border.at(-1) ?? 0)
  return period * 2 <= text.length
}
