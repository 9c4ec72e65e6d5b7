import { fold } from './fold.ts'
import { isUnspaced, MAX_WORD, WORD } from './words.ts'

/** A word that is looked up in the index, folded. */
export interface Term {
  readonly word: string
  /** Whether a word that begins with it will do. */
  readonly prefix: boolean
}

export interface Query {
  /** All of these must be there. */
  readonly terms: readonly Term[]
  /** As they were typed, folded: what is marked in the text. */
  readonly runs: readonly string[]
  /** Whether what has the terms has all of the runs for sure: of a long one the index knows its parts alone. */
  readonly isExact: boolean
}

/** More words do not make it clearer what is looked for. */
const MAX_RUNS = 12
const MAX_TYPED = 200

/** Every word may be half typed. `undefined` where there is no word. */
export function parseQuery(typed: string): Query | undefined {
  const runs = (fold(typed.slice(0, MAX_TYPED)).match(WORD) ?? []).slice(0, MAX_RUNS)
  const terms = new Map(runs.flatMap(toTerms).map(term => [`${term.prefix} ${term.word}`, term]))
  if (terms.size === 0) return undefined
  const isExact = runs.every(run => run.length <= MAX_WORD && toTerms(run).length === 1)
  return { terms: [...terms.values()], runs, isExact }
}

function toTerms(run: string): Term[] {
  if (!isUnspaced(run)) return [{ word: run.slice(0, MAX_WORD), prefix: true }]
  const characters = [...run]
  if (characters.length === 1) return [{ word: run, prefix: true }]
  return characters
    .slice(1)
    .map((character, index) => ({ word: characters[index] + character, prefix: false }))
}
