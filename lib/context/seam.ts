import { openBlockOf } from './open-block.ts'
import { createEcho, createLooseOverlap, createOverlap, type Overlap } from './overlap.ts'

/** No text goes on with it, so that all that was waited for is decided. */
const END = '\0'

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
  const block = openBlockOf(isPrefix ? '' : before)
  const overlaps = isPrefix ? [createEcho(before)] : [createOverlap(before, block)]
  if (!isPrefix && !block.codeEnd) overlaps.push(createLooseOverlap(before, block))
  let opening = ''
  let reopened: Overlap | undefined
  let held = ''
  let joined = false

  function join(): string {
    joined = true
    const repeated = Math.max(...overlaps.map(overlap => overlap.length()))
    if (!reopened || repeated > opening.length) return held.slice(repeated)
    const rest = held.slice(opening.length)
    if (reopened.length() > 0) return rest.slice(reopened.length())
    if (opening === block.codeEnd) return held
    // The opening was a line of its own, so what follows it begins one.
    return before.endsWith('\n') ? rest : `\n${rest}`
  }

  function take(text: string): void {
    held += text
    for (const overlap of overlaps) overlap.push(text)
    if (!reopened) {
      opening = block.openings.find(opening => held.startsWith(opening)) ?? ''
      if (opening) reopened = createOverlap(before, block, true)
      text = held.slice(opening.length)
    }
    reopened?.push(text)
  }

  return {
    push(text) {
      if (joined) return text
      take(text)
      const isOpen =
        overlaps.some(overlap => overlap.isOpen()) ||
        (reopened?.isOpen() ?? block.openings.some(opening => opening.startsWith(held)))
      return isOpen ? '' : join()
    },
    flush() {
      if (joined) return ''
      take(END)
      return join().slice(0, -END.length)
    },
  }
}
