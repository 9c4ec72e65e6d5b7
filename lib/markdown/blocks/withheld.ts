import { hasWords } from '../inline/characters.ts'
import type { BlockReader } from './block-reader.ts'
import type { Leaf } from './open-nodes.ts'

/** What may yet become another mark, or the text behind it. */
const MARKS = /^[\s>\-+*_=~`#|:$\\()[\]xX.\d^]*$/
/** Marks that are longer are what they are. */
const MAX_MARKS = 12
const DELIMITERS = /^[\s>|:-]*$/
const FOOTNOTE = /^[\s>]*\[\^[^\]\s]{0,200}\]?:?$/
const FENCE = /^[\s>]*(`+|~+)\s*$/

/** The first behind the marks of what it stands in, and what comes after it. */
const NUMBER = /^(?:[\s>]|(?:[-+*]|\d+[.)])\s)*(\d+)(?!\d)(.*)$/
/** Makes an item of a number, or may yet. */
const ITEM = /^(?:[.)](?:\s|$)|$)/

type Before = Pick<BlockReader, 'root' | 'containers' | 'leaf'>

/**
 * Whether nothing is drawn of this line, which is not over: it consists of marks alone, and may yet be anything. Of a text
 * that broke off a line that is or holds a word, if only a number, is drawn.
 */
export function isWithheld(line: string, before: Before, isBroken: boolean): boolean {
  const { leaf } = before
  if (leaf?.type === 'code') return leaf.fence !== undefined && FENCE.test(line)
  if (leaf?.type === 'html' || (isBroken && hasWords(line))) return false
  if (line.length <= MAX_MARKS && MARKS.test(line)) return !isNumber(line, before)
  return isDelimiterRow(line, leaf) || FOOTNOTE.test(line)
}

/** Whether it may be what makes a head of the line before it: with a pipe somewhere, or behind a line that has one. */
const isDelimiterRow = (line: string, leaf: Leaf | undefined): boolean =>
  DELIMITERS.test(line) &&
  (line.includes('|') || (leaf?.type === 'paragraph' && leaf.text.includes('|', leaf.lastLine)))

/** Whether a number is text: it cannot be an item's, or is all that is said so far, and few lists begin with 42. */
function isNumber(line: string, { root, containers, leaf }: Before): boolean {
  const [, digits, rest = ''] = NUMBER.exec(line) ?? []
  if (digits === undefined) return false
  const isFirst = root.children.length === 0 && containers.length === 1 && leaf === undefined
  return !ITEM.test(rest) || (isFirst && Number(digits) > 1)
}
