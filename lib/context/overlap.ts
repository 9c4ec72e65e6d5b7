import type { OpenBlock } from './open-block.ts'
import { areWords, createJudge, type Judge, weightOf } from './repetition.ts'

/** What the end of a text and the beginning of the next have in common, found while the next one comes. */
export interface Overlap {
  push(text: string): void
  /** Whether what has come may still turn out to repeat more, or to repeat anything. */
  isOpen(): boolean
  /** Characters of what has come that say again how the text before ended. */
  length(): number
}

/**
 * How far back a repetition may begin, if not at the very beginning. Models repeat a sentence or a line, or else the whole
 * answer.
 */
const REACH = 4_000

export function createOverlap(before: string, block: OpenBlock, isNewLine?: boolean): Overlap {
  return follow(before, REACH, createJudge(before, block, isNewLine))
}

/**
 * The same where the model begins a sentence in the middle of one: words are compared without case, and spaces before
 * them passed over. A line that ends is none of those: behind a heading a text may begin with its words.
 */
export function createLooseOverlap(before: string, block: OpenBlock): Overlap {
  const judge = createJudge(before, block)
  let spaces = 0
  let begun = ''
  const overlap = follow(
    toLower(before),
    REACH,
    (start, after) => areWords(before.slice(start), spaces > 0) && judge(start, after),
  )
  return {
    ...overlap,
    push(text) {
      const said = begun ? text : text.replace(/^[ \t]+/, '')
      spaces += text.length - said.length
      begun ||= said
      overlap.push(toLower(said))
    },
    length: () => overlap.length() && spaces + overlap.length(),
  }
}

/** Letter by letter, so that it stays as long as it is, however it is cut. */
function toLower(text: string): string {
  return text.replace(/(?!İ)\p{Lu}/gu, letter => letter.toLowerCase())
}

/** Of servers that send what they were to continue once more, all of it. */
export function createEcho(before: string): Overlap {
  return follow(before, 0, () => weightOf(before) >= 3)
}

/**
 * Follows every place at which `before` goes on as the new text does, until it ends there or goes on otherwise. What
 * cannot be judged by what has come `after` it is judged when more has.
 */
function follow(before: string, reach: number, judge: Judge): Overlap {
  // From far to near: the longest is found first.
  let open = [0]
  for (let start = Math.max(1, before.length - reach); start < before.length; start++) open.push(start)
  let came = ''
  let longest = 0

  return {
    push(text) {
      const seen = came.length
      came += text
      open = open.filter(start => {
        const length = before.length - start
        if (length <= longest || !text.startsWith(before.slice(start + seen, start + came.length)))
          return false
        if (length > came.length) return true
        const isRepeated = judge(start, came.slice(length))
        if (isRepeated) longest = length
        return isRepeated === undefined
      })
    },
    isOpen: () => open.length > 0,
    length: () => longest,
  }
}
