import { createEcho, createLooseOverlap, createOverlap, type Overlap } from './overlap.ts'
import { reopeningsOf } from './reopening.ts'

/** Where the rest of an answer is joined to what there is of it. */
export interface Seam {
  /** What of the text that has come goes on with the answer; nothing as long as it may be a repetition. */
  push(text: string): string
  /** The rest has ended: what was held back and is none. */
  flush(): string
}

/**
 * Joins to `before` what a model sent to continue it. Only what repeats its end is left out, to the letter or in the same
 * words with another capital, and a code fence or table head that is opened once more. With `isPrefix` the server itself
 * went on from `before`: then only all of it, sent back, is.
 */
export function createSeam(before: string, isPrefix: boolean): Seam {
  const plain = isPrefix ? createEcho(before) : createOverlap(before)
  const loose = isPrefix ? undefined : createLooseOverlap(before)
  const openings = isPrefix ? [] : reopeningsOf(before)
  let opening = ''
  let reopened: Overlap | undefined
  let held = ''
  let joined = before === ''

  function isOpen(): boolean {
    if (plain.isOpen() || loose?.isOpen()) return true
    if (reopened) return reopened.isOpen()
    return openings.some(opening => opening.length > held.length && opening.startsWith(held))
  }

  function join(): string {
    joined = true
    const repeated = Math.max(plain.length(), loose?.length() ?? 0)
    if (repeated > 0) return held.slice(repeated)
    if (!reopened) return held
    const rest = held.slice(opening.length)
    if (reopened.length() > 0) return rest.slice(reopened.length())
    // The opening was a line of its own, so what follows it begins one.
    return before.endsWith('\n') ? rest : `\n${rest}`
  }

  return {
    push(text) {
      if (joined || !text) return text
      held += text
      plain.push(text)
      loose?.push(text)
      if (reopened) {
        reopened.push(text)
      } else {
        opening = openings.find(opening => held.startsWith(opening)) ?? ''
        if (opening) {
          reopened = createOverlap(before, true)
          reopened.push(held.slice(opening.length))
        }
      }
      return isOpen() ? '' : join()
    },
    flush: () => (joined ? '' : join()),
  }
}
