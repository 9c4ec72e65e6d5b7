import { hasWords } from '../inline/characters.ts'
import type { Leaf } from './open-nodes.ts'

/** What may yet become another mark, or the text behind it. */
const MARKS = /^[\s>\-+*_=~`#|:$\\()[\]xX.\d^]*$/
/** Marks that are longer are what they are. */
const MAX_MARKS = 12
const DELIMITER_ROW = /^[\s>]*\|[|:\-\s]*$/
const FOOTNOTE = /^[\s>]*\[\^[^\]\s]{0,200}\]?:?$/
const FENCE = /^[\s>]*(`+|~+)\s*$/

/**
 * Whether nothing is drawn of this line, which is not over: it consists of marks alone, and may yet be anything. Of a text
 * that broke off a line that is or holds a word, if only a number, is drawn.
 */
export function isWithheld(line: string, leaf: Leaf | undefined, isBroken: boolean): boolean {
  if (leaf?.type === 'code') return leaf.fence !== undefined && FENCE.test(line)
  if (leaf?.type === 'html' || (isBroken && hasWords(line))) return false
  return (line.length <= MAX_MARKS && MARKS.test(line)) || DELIMITER_ROW.test(line) || FOOTNOTE.test(line)
}
