import { fold } from './fold.ts'
import { isUnspaced, MAX_WORD, WORD } from './words.ts'

/** A word that is looked up, folded. */
export interface Term {
  readonly word: string
  /** Whether a word that begins with it will do. */
  readonly prefix: boolean
}

export interface Query {
  /** All of these must be there. */
  readonly terms: readonly Term[]
  /** As they were typed, folded: what is marked in the text. */
  readonly runs: readonly Term[]
}

/** More words do not make it clearer what is looked for. */
const MAX_RUNS = 12
const MAX_TYPED = 200

/** The last word may be half typed. `undefined` where there is no word. */
export function parseQuery(typed: string): Query | undefined {
  const found = [...fold(typed.slice(0, MAX_TYPED)).matchAll(WORD)].slice(0, MAX_RUNS)
  const runs = found.map(({ 0: run }, index) => ({
    word: run,
    prefix: index === found.length - 1 || isUnspaced(run),
  }))
  const terms = new Map(runs.flatMap(toTerms).map(term => [`${term.prefix} ${term.word}`, term]))
  return terms.size > 0 ? { terms: [...terms.values()], runs } : undefined
}

function toTerms(run: Term): Term[] {
  const { word } = run
  if (!isUnspaced(word)) return [{ word: word.slice(0, MAX_WORD), prefix: run.prefix }]
  const characters = [...word]
  if (characters.length === 1) return [{ word, prefix: true }]
  return characters
    .slice(1)
    .map((character, index) => ({ word: characters[index] + character, prefix: false }))
}
