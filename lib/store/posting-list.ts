import type { Term } from '../search/query.ts'

/**
 * Words, and after each the numbers of the messages that have it: `\nword 1 2f`. As one string, because a list of
 * lists takes the database many times as long to take apart, and a word is found in a string without doing so.
 */
export type PostingList = string

const RADIX = 36

/** What stands after a word: ` 1 2f`. */
export type Numbers = string

export const toNumbers = (number: number): Numbers => ` ${number.toString(RADIX)}`

export function toPostings(words: Iterable<readonly [word: string, numbers: Numbers]>): PostingList {
  return Array.from(words, ([word, numbers]) => `\n${word}${numbers}`).join('')
}

export function linesOf(list: PostingList): Map<string, Numbers> {
  const lines = new Map<string, Numbers>()
  for (const line of list.split('\n')) {
    const space = line.indexOf(' ')
    if (space > 0) lines.set(line.slice(0, space), line.slice(space))
  }
  return lines
}

export function addPostings(list: PostingList, words: ReadonlyMap<string, Numbers>): PostingList {
  const lines = linesOf(list)
  for (const [word, numbers] of words) {
    const before = lines.get(word)
    lines.set(word, before === undefined ? numbers : before + withoutThose(numbers, before))
  }
  return toPostings(lines)
}

export const toNumber = (numbers: Numbers): number => Number.parseInt(numbers.trimStart(), RADIX)

/** A message that was posted before and has grown has most of its words already. */
function withoutThose(numbers: Numbers, before: Numbers): Numbers {
  const known = `${before} `
  const missing = numbers.match(/ \w+/g)?.filter(number => !known.includes(`${number} `))
  return missing?.join('') ?? ''
}

/** A word that nothing is left of goes. */
export function removePostings(list: PostingList, gone: ReadonlySet<number>): PostingList {
  const lines = list.split('\n').flatMap(line => {
    const [word, ...digits] = line.split(' ')
    const kept = digits.filter(number => !gone.has(Number.parseInt(number, RADIX)))
    return kept.length > 0 ? `\n${word} ${kept.join(' ')}` : []
  })
  return lines.join('')
}

/** The messages that have this word, or one that begins with it. */
export function numbersOf(list: PostingList, { word, prefix }: Term): Set<number> {
  const numbers = new Set<number>()
  const wanted = prefix ? `\n${word}` : `\n${word} `
  for (let at = list.indexOf(wanted); at >= 0; at = list.indexOf(wanted, at + 1)) {
    const end = list.indexOf('\n', at + 1)
    const line = list.slice(list.indexOf(' ', at) + 1, end < 0 ? undefined : end)
    for (const digits of line.split(' ')) numbers.add(Number.parseInt(digits, RADIX))
  }
  return numbers
}
