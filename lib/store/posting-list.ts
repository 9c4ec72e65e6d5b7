import type { Term } from '../search/query.ts'

/**
 * Words, and after each the numbers of the messages that have it: `\nword 1 2f`. As one string, because a list of
 * lists takes the database many times as long to take apart, and a word is found in a string without doing so.
 */
export type PostingList = string

const RADIX = 36

export function addPostings(list: PostingList, words: ReadonlyMap<string, readonly number[]>): PostingList {
  const lines = new Map<string, string>()
  for (const line of list.split('\n')) {
    const space = line.indexOf(' ')
    if (space > 0) lines.set(line.slice(0, space), line.slice(space))
  }
  for (const [word, numbers] of words) {
    let line = lines.get(word) ?? ''
    for (const number of numbers) {
      const digits = ` ${number.toString(RADIX)}`
      if (!`${line} `.includes(`${digits} `)) line += digits
    }
    lines.set(word, line)
  }
  return Array.from(lines, ([word, line]) => `\n${word}${line}`).join('')
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
