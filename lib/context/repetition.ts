import { count } from './count.ts'
import { countBars, type OpenBlock } from './open-block.ts'

/** A word, or much of one, in a single character. */
const DENSE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/gu
/** Letters of scripts that put spaces between words. */
const LETTER = `(?!${DENSE.source})[\\p{L}\\p{M}]`
const WORD = new RegExp(`(?:${LETTER}){2,}`, 'gu')
/** Or as much as came of one. Three letters or more perhaps with the space that the text ended with. */
const ONE_WORD = new RegExp(`^(?:${LETTER}){2}(?:(?:${LETTER})+ ?)?$`, 'u')
const INSIDE_WORD = new RegExp(`^(?:${LETTER}){2}`, 'u')
/** Two characters or more that begin with a Han one: kana are often said twice (いろいろ), and so is a measure (一个一个). */
const HAN_WORD = /^(?!一)\p{sc=Han}[\p{sc=Han}\p{sc=Hira}]+$/u
/** Tells whether a character may be meant twice (谢谢) or is a word only with what comes after it. */
const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })
/** A syllable, and one with more; not with what goes on where a syllable is said twice: 꼼꼼히, 집집마다. */
const LONGER_KOREAN = /^(\p{sc=Hang})\|(?!\1|[히이에로마])\p{sc=Hang}/u
/** None of noughts and ones, of which long rows are made, and no half of a year. */
const NUMBER = /^(?![01]+$|19$|20$)\d[\d.,]*\d$/
/** Before a digit: the number, name or colour that it goes on with. */
const INSIDE_NUMBER = /[\p{L}\p{N}_#]$|\d[\s.,'’:/]$|[\p{L}\p{N}]-$/u
/** A line that is one of its own, whatever it says: a heading, an item of a list, a quotation, a row of a table. */
const MARKED_LINE = /^[ \t]*(?:\d+[.)] |[-*+#>]+ (?:[^\n]*$|.*\p{L})|\|.*[\p{L}\p{N}])/u
/** A line of code that says something about something, and so no closing one. */
const STATEMENT = /\p{L}[^\p{L}\n][^\p{L}\p{N}\n]*[\p{L}\p{N}]/u
/** Code, maths, stress or a quotation begins, or a price. None of them begins again inside itself: there it ends. */
const SPAN = /^(?:\\[([]|[`*_~$"'\p{Pi}\p{Sc}]+)\n?[^\s,`*_~$"']/u
const LETTER_OR_DIGIT = new RegExp(`${LETTER}|\\p{N}`, 'u')
/** What languages say twice in a row and mean it. */
const SAID_TWICE = /^(?:very|really|much|many|more|had|that|die|das|sie|nous|vous|очень) $/i

/** What nobody writes twice in a row without meaning to repeat it. In characters that are seen. */
const ENOUGH = 12
const LEAST_LINE = 3
const LONGEST_PERIOD = 4_000

/**
 * Whether what stands from `start` to the end of `text`, said again before `after`, is a repetition and not the text going
 * on; undefined where that depends on what has not come yet.
 */
export type Judge = (start: number, after: string) => boolean | undefined

/**
 * It is one if it is long enough, or made of words, or lines of their own, or the whole last line, or begins what cannot
 * begin again. A text that repeats itself there already says nothing about it: rows of dashes, closing brackets.
 * `isNewLine`: what is judged is known to begin a line, so that all there is of the last line is said again when it is.
 */
export function createJudge(text: string, { codeEnd, bars }: OpenBlock, isNewLine?: boolean): Judge {
  return (start, after) => {
    const said = text.slice(start)
    if (bars > 0 && /^\s*\|.*$/.test(said)) {
      // A row has no more cells than the head.
      const [row = '', end] = (said + after).split(/[\n\0]/)
      const over = countBars(row) - bars
      if (over > 0) return true
      if (end === undefined) return undefined
      if (over === 0) return false
    }
    if (text.endsWith(said + said) || repeatsItself(said)) return false
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    // How far it is indented is part of a line of code.
    if (codeEnd && line && !(line + said[0]).trim()) return false
    const weight = weightOf(said)
    if (weight >= ENOUGH) return true
    if (INSIDE_WORD.test(text.slice(start - 1))) return false
    if (weight <= 3 && !/\0|.{3}/s.test(after)) return undefined
    const isInside = LETTER_OR_DIGIT.test(text[start - 1] ?? '')
    // The last word, or as much of it as came: a word that begins with itself is rare. Where the rest begins with a space
    // it is another word, and where the text ended with one mostly the same.
    if (ONE_WORD.test(said)) return said.length > 2 ? !SAID_TWICE.test(said) : start > 0 && !isInside
    if (HAN_WORD.test(said)) return true
    if (NUMBER.test(said)) return !INSIDE_NUMBER.test(line)
    if (weight === 3 && isLongerWord(text, said, after)) return true
    if (!isInside && LONGER_KOREAN.test(`${said}|${after}`)) return true
    if (weight >= 5 && countWords(said) >= 2) return true
    if (!codeEnd && SPAN.test(said) && !isInside) return true
    if (line) return false
    if (
      isNewLine ||
      MARKED_LINE.test(said) ||
      (codeEnd && STATEMENT.test(said.slice(0, said.lastIndexOf('\n') + 1)))
    )
      return weight > 0
    // Not a word before a comma: “no, no”.
    return !/\n|[,，、]\s*$/u.test(said) && said.trimEnd().length >= LEAST_LINE
  }
}

/** Two are enough where the case differs, and one where no space parts it from the same one. */
export function areWords(said: string, isSpaced: boolean): boolean {
  return /^\S/.test(said) && ((!isSpaced && ONE_WORD.test(said)) || countWords(said) >= 2)
}

function isLongerWord(text: string, said: string, after: string): boolean {
  const words = dictionary.segment(text.slice(-8) + said + after.slice(0, 3))
  return Array.from(words, ({ segment }) => `|${segment}`)
    .join('')
    .includes(`|${said}|${said}${after[0]}`)
}

const countWords = (text: string): number => count(text, WORD)

export const weightOf = (text: string): number => count(text, /\S/gu) + 2 * count(text, DENSE)

/** Whether it consists of one piece at least twice, the last perhaps cut short. */
function repeatsItself(text: string): boolean {
  // Of millions of characters the beginning decides: any longer piece consists of its shortest one.
  const start = text.slice(0, 2 * LONGEST_PERIOD)
  for (let period = 1; period * 2 <= start.length && period < LONGEST_PERIOD; period++)
    if (start.startsWith(start.slice(period))) return text.startsWith(text.slice(period))
  return false
}
