import { endBracket, takeBack } from './brackets.ts'
import { healDelimiters } from './delimiters.ts'
import type { InlineReader } from './inline-reader.ts'
import { canHeal, isUndecided } from './unfinished-link.ts'

/**
 * Ends what is open at the end of a text that may go on, from the inside out, as what it is about to be: then nothing
 * that is being written shows its marks, or changes its look when its end comes.
 */
export function heal(reader: InlineReader): void {
  const { brackets, text } = reader
  for (let bracket = brackets.pop(); bracket; bracket = brackets.pop()) {
    const isActive = bracket.isImage || brackets.length >= reader.inactive
    if (isUndecided(reader, bracket)) takeBack(reader, bracket, text.length)
    else if (isActive && canHeal(reader, bracket)) {
      healDelimiters(reader, bracket.delimiter)
      endBracket(reader, bracket, { target: { canVanish: true }, end: text.length })
    }
  }
  healDelimiters(reader, undefined)
}
