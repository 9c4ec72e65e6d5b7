import type { Leaf } from './open-nodes.ts'

/** What may yet become another mark, or the text behind it. */
const MARKS = /^[\s>\-+*_=~`#|:$\\()[\]xX.\d^]*$/
/** Marks that are longer are what they are. */
const MAX_MARKS = 12
const DELIMITER_ROW = /^[\s>]*\|[|:\-\s]*$/
const FOOTNOTE = /^[\s>]*\[\^[^\]\s]{0,200}\]?:?$/
const FENCE = /^[\s>]*(`+|~+)\s*$/

/** Whether nothing is drawn of this line, which is not over: it consists of marks alone, and may yet be anything. */
export function isWithheld(line: string, leaf: Leaf | undefined): boolean {
  if (leaf?.type === 'code') return leaf.fence !== undefined && FENCE.test(line)
  if (leaf?.type === 'html') return false
  return (line.length <= MAX_MARKS && MARKS.test(line)) || DELIMITER_ROW.test(line) || FOOTNOTE.test(line)
}
