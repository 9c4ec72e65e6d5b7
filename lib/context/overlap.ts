import { isRepeatedWords, isRepetition, LEAST_LINE, weightOf } from './repetition.ts'

/** What the end of a text and the beginning of the next have in common, found while the next one comes. */
export interface Overlap {
  push(text: string): void
  /** Whether what has come may still turn out to repeat more. */
  isOpen(): boolean
  /** Characters of what has come that say again how the text before ended. */
  length(): number
}

/** How far back a repetition may begin. Models repeat a sentence or a line, or else the whole answer. */
const REACH = 4_000

/** `isNewLine`: what comes is known to begin a line, so that all there is of the last line is said again when it is. */
export function createOverlap(before: string, isNewLine = false): Overlap {
  const leastLine = isNewLine ? 1 : LEAST_LINE
  return follow(before, [...startsWithin(before, REACH)], start => isRepetition(before, start, leastLine))
}

/**
 * The same where the model begins a sentence in the middle of one: words are compared without case, and spaces before
 * them passed over. A line that ends is none of those: behind a heading a text may begin with its words.
 */
export function createLooseOverlap(before: string): Overlap {
  const starts = [...startsWithin(before, REACH)]
  let spaces = 0
  let hasBegun = false
  const overlap = follow(toLower(before), starts, start => isRepeatedWords(before, start, spaces > 0))
  return {
    push(text) {
      const said = hasBegun ? text : text.replace(/^[ \t]+/, '')
      spaces += text.length - said.length
      if (said) hasBegun = true
      overlap.push(toLower(said))
    },
    isOpen: overlap.isOpen,
    length: () => (overlap.length() > 0 ? spaces + overlap.length() : 0),
  }
}

/** Unit by unit, so that it stays as long as it is, however it is cut. */
function toLower(text: string): string {
  return text.replace(/\p{Lu}/gu, letter => {
    const lower = letter.toLowerCase()
    return lower.length === 1 ? lower : letter
  })
}

/** Of servers that send what they were to continue once more, all of it. */
export function createEcho(before: string): Overlap {
  return follow(before, [0], () => weightOf(before) >= 3)
}

/** From far to near: the longest is found first. */
function* startsWithin(text: string, reach: number): Generator<number> {
  if (text.length > reach) yield 0
  for (let start = Math.max(0, text.length - reach); start < text.length; start++) yield start
}

/** Follows every place at which `before` goes on as the new text does, until it ends there or goes on otherwise. */
function follow(before: string, starts: number[], counts: (start: number) => boolean): Overlap {
  let open = starts
  let seen = 0
  let longest = 0

  return {
    push(text) {
      if (!text) return
      const still: number[] = []
      for (const start of open) {
        const rest = before.length - start - seen
        if (rest > text.length) {
          if (before.startsWith(text, start + seen)) still.push(start)
        } else if (
          before.length - start > longest &&
          text.startsWith(before.slice(start + seen)) &&
          counts(start)
        ) {
          longest = before.length - start
        }
      }
      open = still.filter(start => before.length - start > longest)
      seen += text.length
    },
    isOpen: () => open.length > 0,
    length: () => longest,
  }
}
