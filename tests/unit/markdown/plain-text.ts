import type { Block, Groups, Inline, ListItem, TableRow } from '../../../lib/markdown/tree.ts'

/** What a reader reads, white space apart. */
export const plainText = (groups: Groups<Block | ListItem>): string =>
  groups.flat().map(textOfBlock).join('').replaceAll(/\s/g, '')

function textOfBlock(block: Block | ListItem): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return textOfInlines(block.inlines)
    case 'code':
    case 'html':
      return block.chunks.join('')
    case 'math':
      return block.tex
    case 'rule':
      return ''
    case 'list':
      return plainText(block.items)
    case 'table':
      return [block.head, ...block.rows.flat()].map(textOfRow).join('')
    default:
      return plainText(block.children)
  }
}

const textOfRow = ({ cells }: TableRow): string => cells.map(({ inlines }) => textOfInlines(inlines)).join('')

export const textOfInlines = (inlines: readonly Inline[]): string => inlines.map(textOfInline).join('')

function textOfInline(inline: Inline): string {
  switch (inline.type) {
    case 'break':
      return '\n'
    case 'math':
      return inline.tex
    case 'image':
      return inline.alt
    case 'footnote':
      return inline.label
    case 'text':
    case 'code':
    case 'html':
      return inline.text
    default:
      return textOfInlines(inline.children)
  }
}
