/**
 * What a text in Markdown says, as a tree. A part that did not change between two looks at a growing text is the same
 * object: what is drawn of it can stay as it is.
 */

/**
 * Children in groups of at most `GROUP`. A full group never grows again, so that a reader of a list of thousands need
 * only look into the groups that are other objects than before.
 */
export type Groups<T> = readonly (readonly T[])[]

export const GROUP = 32

export type Block =
  | Paragraph
  | Heading
  | Code
  | MathBlock
  | HtmlBlock
  | Rule
  | Quote
  | List
  | Table
  | FootnoteDefinition

export interface Paragraph {
  readonly type: 'paragraph'
  readonly inlines: readonly Inline[]
  /** It goes on from the paragraph before, which was cut for its length alone. */
  readonly continues?: true
}

export interface Heading {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  readonly inlines: readonly Inline[]
}

export interface Code {
  readonly type: 'code'
  /** The info string's first word, as it was written. */
  readonly language?: string
  /** Put together they are the code, each line with its `\n` at the end. Only the last one of growing code changes. */
  readonly chunks: readonly string[]
  /** More lines may come. */
  readonly open?: true
}

/** Maths on lines of its own. */
export interface MathBlock {
  readonly type: 'math'
  readonly tex: string
  /** Its end has not come. */
  readonly open?: true
}

/** Raw HTML, which is shown as the text that it is. */
export interface HtmlBlock {
  readonly type: 'html'
  readonly chunks: readonly string[]
}

export interface Rule {
  readonly type: 'rule'
}

export interface Quote {
  readonly type: 'quote'
  readonly children: Groups<Block>
}

export interface List {
  readonly type: 'list'
  /** The first number of an ordered list. */
  readonly start?: number
  /** A blank line stands between two of its items, or between two blocks of one. */
  readonly loose: boolean
  readonly items: Groups<ListItem>
}

export interface ListItem {
  readonly type: 'item'
  /** Of a task; absent where it is none. */
  readonly checked?: boolean
  readonly children: Groups<Block>
}

export interface Table {
  readonly type: 'table'
  /** One for each column. */
  readonly align: readonly Alignment[]
  readonly head: TableRow
  readonly rows: Groups<TableRow>
}

export type Alignment = 'left' | 'center' | 'right' | undefined

/** As many cells as the table has columns. */
export interface TableRow {
  readonly cells: readonly Cell[]
}

export interface Cell {
  /** As it was written, `\|` being `|`. */
  readonly source: string
  readonly inlines: readonly Inline[]
}

/** Stands where it was written, which is nearly always at the end. */
export interface FootnoteDefinition {
  readonly type: 'footnote'
  readonly label: string
  readonly children: Groups<Block>
}

export type Inline =
  /** A `\n` in it is a soft line break. Two texts never stand beside each other. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'emphasis' | 'strong' | 'strike'; readonly children: readonly Inline[] }
  /** `url` is as it was written, unescaped and unchecked. Absent while it is still being written. */
  | {
      readonly type: 'link'
      readonly url?: string
      readonly title?: string
      readonly children: readonly Inline[]
    }
  | { readonly type: 'image'; readonly url?: string; readonly title?: string; readonly alt: string }
  /** `open`: its end has not come. */
  | { readonly type: 'math'; readonly tex: string; readonly display: boolean; readonly open?: true }
  /** A raw tag, which is shown as the text that it is. */
  | { readonly type: 'html'; readonly text: string }
  | { readonly type: 'footnote'; readonly label: string }
