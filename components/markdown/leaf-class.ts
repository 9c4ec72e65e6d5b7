import { plainText } from '../../lib/markdown/plain-text.ts'
import type { Inline } from '../../lib/markdown/tree.ts'
import style from './leaf.module.css'

/** More marks on one letter, and signs between them, than any script writes. */
const PILE = /[\p{M}\p{Cf}]{6}/u
/** What all of those are, found sooner. */
const BEYOND_ASCII = /[\u0080-\uffff]{6}/

/** The classes of running text. Cut off is only what may stand out of its lines: every cut has a price in every frame. */
export const leafClass = (inlines: readonly Inline[]): string | undefined =>
  standsOut(inlines) ? `${style.leaf} ${style.cut}` : style.leaf

export function standsOut(inlines: readonly Inline[]): boolean {
  const text = plainText(inlines)
  return (BEYOND_ASCII.test(text) && PILE.test(text)) || holdsMaths(inlines)
}

/** Of a formula nobody knows how high it is. Not by recursion: emphasis may be nested as deep as it is written. */
function holdsMaths(inlines: readonly Inline[]): boolean {
  const rest = [...inlines]
  for (let inline = rest.pop(); inline; inline = rest.pop()) {
    if (inline.type === 'math') return true
    if ('children' in inline) rest.push(...inline.children)
  }
  return false
}
