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
  const overlap = follow(toLower(before), starts, start => isRepeatedWords(before, start))
  let spaces = 0
  let hasBegun = false
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

/** Letters of scripts that put spaces between words. */
const LETTER =
  /(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{M}]/u
const WORD = new RegExp(`(?:${LETTER.source}){2,}`, 'gu')
const ONE_WORD = new RegExp(`^(?:${LETTER.source}){3,}$`, 'u')
/** As much as came of a word. Fewer than three letters are one only where nothing else can be meant. */
const STUMP = new RegExp(`^(?:${LETTER.source}){2}$`, 'u')
const BEFORE_WORD = /[\s\p{Ps}\p{Pi}"'*_]/u
/** A word, or much of one, in a single character. */
const DENSE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** What nobody writes twice in a row without meaning to repeat it. In characters that are seen. */
const ENOUGH = 12
const LEAST_LINE = 3

/**
 * Whether what stands from `start` to the end of `text`, said again, is a repetition and not the text going on: long
 * enough, or made of words, or the whole last line. A text that repeats itself there already says nothing about it:
 * rows of dashes, closing brackets.
 */
function isRepetition(text: string, start: number, leastLine: number): boolean {
  const said = text.slice(start)
  return isDistinct(text, start, said, leastLine) && !repeatsItself(said)
}

function isRepeatedWords(text: string, start: number): boolean {
  if (isInsideWord(text, start) || /^\s/.test(text.slice(start))) return false
  return (text.slice(start).match(WORD)?.length ?? 0) >= 2 && isRepetition(text, start, LEAST_LINE)
}

function isDistinct(text: string, start: number, said: string, leastLine: number): boolean {
  const weight = weightOf(said)
  if (weight >= ENOUGH) return true
  if (isInsideWord(text, start)) return false
  // The last word, or as much of it as came: a word that begins with itself is rare. After a space it is another word.
  if (ONE_WORD.test(said) || (STUMP.test(said) && BEFORE_WORD.test(text[start - 1] ?? ''))) return true
  if (weight >= 5 && (said.match(WORD)?.length ?? 0) >= 2) return true
  const isLine = start === 0 || text[start - 1] === '\n'
  return isLine && weight >= leastLine && !said.includes('\n')
}

function isInsideWord(text: string, index: number): boolean {
  return index > 0 && LETTER.test(text[index - 1] ?? '') && LETTER.test(text[index] ?? '')
}

function weightOf(text: string): number {
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
