import temml from 'temml'
import { MAX_CHEMISTRY, MAX_EXPANSIONS, MAX_SIZE, MAX_TEX } from './limits.ts'
import type { Typeset } from './maths-node.ts'
import { toMathsNodes } from './to-maths-nodes.ts'

/**
 * The engine counts how often it expands macros, not how much comes of it: `\def\a#1{#1#1…}` makes millions of tokens
 * in one step. What it reads is cut into commands as it stands, so that no definition is spelled otherwise.
 */
const DEFINITION =
  /\\(?:def|gdef|edef|xdef|let|futurelet|(?:re)?newcommand|providecommand|global|long|DeclareMathOperator)(?![A-Za-z@])/

const CHEMISTRY = /\\(?:ce|pu)(?![A-Za-z@])/

const MAX_REFUSAL = 200

/**
 * Sets a formula. It holds the engine, some 60 kB: import it when the first formula comes. Never throws; nothing of one
 * formula remains for the next.
 */
export function typeset(tex: string, display: boolean): Typeset {
  const longest = CHEMISTRY.test(tex.slice(0, MAX_TEX)) ? MAX_CHEMISTRY : MAX_TEX
  if (tex.length > longest) return { refusal: `It has more than ${longest.toLocaleString('en')} characters.` }
  if (DEFINITION.test(tex)) return { refusal: 'It defines commands of its own.' }
  try {
    return toMathsNodes(
      // Named as internal, and the only way to a tree: `renderToString` makes markup. The version is pinned.
      temml.__renderToMathMLTree(tex, {
        displayMode: display,
        // A formula in a line may break at its relations and operators, where TeX would break it.
        wrap: display ? 'none' : 'tex',
        throwOnError: true,
        trust: false,
        strict: false,
        maxExpand: MAX_EXPANSIONS,
        maxSize: [MAX_SIZE, MAX_SIZE],
      }),
    )
  } catch (error) {
    return { refusal: toRefusal(error) }
  }
}

function toRefusal(error: unknown): string {
  if (error instanceof RangeError) return 'It is nested too deeply.'
  // Of the engine's other errors the words are about its insides.
  if (!(error instanceof temml.ParseError)) return 'It could not be read.'
  // The place is marked by a combining line under each character, which no tooltip draws.
  const words = String(Reflect.get(error, 'message')).replaceAll('\u0332', '').replace(/\s+/g, ' ').trim()
  return words.slice(0, MAX_REFUSAL).toWellFormed()
}
