import type { Alignment, Block, ListItem, TableRow } from '../tree.ts'
import type { Children } from './children.ts'
import type { ChunkedText } from './chunked-text.ts'

/** A container that lines may still be added to. Lines are numbered from 1. */
export type Container = Root | OpenQuote | OpenList | OpenItem | OpenFootnote

interface WithBlocks {
  readonly children: Children<Block>
  /** The line that its last child but the open one ends in, or 0. */
  lastEnd: number
  readonly startLine: number
}

export interface Root extends WithBlocks {
  readonly type: 'root'
}

export interface OpenQuote extends WithBlocks {
  readonly type: 'quote'
  /** The last line with its mark, be it blank behind it. */
  endLine: number
}

export interface OpenItem extends WithBlocks {
  readonly type: 'item'
  /** Columns that a line must be indented by to belong to it. */
  readonly indent: number
  checked?: boolean
}

export interface OpenFootnote extends WithBlocks {
  readonly type: 'footnote'
  readonly label: string
}

export interface OpenList {
  readonly type: 'list'
  readonly children: Children<ListItem>
  lastEnd: number
  readonly startLine: number
  /** `-`, `+` or `*`; `.` or `)` behind a number. */
  readonly marker: string
  readonly start?: number
  loose: boolean
}

/** A block without blocks in it that lines may still be added to. */
export type Leaf = OpenParagraph | OpenHeading | OpenCode | OpenHtml | OpenMath | OpenTable

interface WithLines {
  readonly startLine: number
  /** The last line that belongs to it. */
  endLine: number
}

export interface OpenParagraph extends WithLines {
  readonly type: 'paragraph'
  /** Without the white space before each line. */
  text: string
  /** Where its last line begins in `text`. */
  lastLine: number
  readonly continues: boolean
}

export interface OpenHeading extends WithLines {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  readonly text: string
}

export interface OpenCode extends WithLines {
  readonly type: 'code'
  /** Absent where the code is indented. */
  readonly fence?: Fence
  readonly language?: string
  readonly text: ChunkedText
  /** Blank lines that belong to indented code only if more of it follows. */
  blanks: string
}

export interface Fence {
  readonly character: string
  readonly length: number
  /** Columns that are taken from the start of each line. */
  readonly indent: number
}

export interface OpenHtml extends WithLines {
  readonly type: 'html'
  readonly text: ChunkedText
  /** What ends it; a blank line where absent. */
  readonly end: RegExp | undefined
}

export interface OpenMath extends WithLines {
  readonly type: 'math'
  readonly end: '$$' | '\\]'
  tex: string
  /** As it was written, for when its end never comes. */
  source: string
}

export interface OpenTable extends WithLines {
  readonly type: 'table'
  readonly align: readonly Alignment[]
  head: TableRow
  readonly rows: Children<TableRow>
  /** The row that was added last, whose last cell may still grow. */
  lastRow: string
}

/** Another node of the same content, that grows apart from this one. */
export function forkContainer(node: Container): Container {
  // Lists hold items and the others blocks; each fork holds what its origin held.
  return node.type === 'list'
    ? { ...node, children: node.children.fork() }
    : { ...node, children: node.children.fork() }
}

export function forkLeaf(leaf: Leaf): Leaf {
  switch (leaf.type) {
    case 'code':
    case 'html':
      return { ...leaf, text: leaf.text.fork() }
    case 'table':
      return { ...leaf, rows: leaf.rows.fork() }
    default:
      return { ...leaf }
  }
}
