import { readDefinition } from '../link-definition.ts'
import type { Block, Inline, ListItem, Paragraph } from '../tree.ts'
import type { BlockReader } from './block-reader.ts'
import type { Container, Leaf, OpenParagraph } from './open-nodes.ts'
import { readInlines } from './read-inlines.ts'
import { reread } from './reread.ts'

/** The block that a leaf is once it has ended; none where it held definitions alone. */
export function closeLeaf(reader: BlockReader, leaf: Leaf): Block | undefined {
  switch (leaf.type) {
    case 'paragraph':
      return closeParagraph(reader, leaf)
    case 'heading':
      return { type: 'heading', level: leaf.level, inlines: readInlines(reader, leaf.text) }
    case 'code': {
      const { language, text } = leaf
      return { type: 'code', chunks: text.toChunks(), ...(language && { language }) }
    }
    case 'html':
      return { type: 'html', chunks: leaf.text.toChunks() }
    case 'math':
      // Its end never came: it is the text that it was written as.
      return { type: 'paragraph', inlines: [{ type: 'text', text: leaf.source }] }
    case 'table':
      return { type: 'table', align: leaf.align, head: leaf.head, rows: leaf.rows.toGroups() }
  }
}

function closeParagraph(reader: BlockReader, paragraph: OpenParagraph): Block | undefined {
  const rest = paragraph.continues ? paragraph.text : takeDefinitions(reader, paragraph.text)
  const text = rest.trimEnd()
  if (!text) return undefined
  const { tip } = reader
  const task = tip.type === 'item' && tip.children.length === 0 ? readTask(text) : undefined
  if (task && tip.type === 'item') tip.checked = task.checked
  return toParagraph(readInlines(reader, task?.text ?? text), paragraph)
}

export function toParagraph(inlines: readonly Inline[], { continues }: OpenParagraph): Paragraph {
  return continues ? { type: 'paragraph', inlines, continues } : { type: 'paragraph', inlines }
}

/** Takes the definitions off a paragraph's start. */
export function takeDefinitions(reader: BlockReader, text: string): string {
  let at = 0
  while (text[at] === '[') {
    const found = readDefinition(text, at)
    if (!found) break
    reread(reader, reader.references.define(found.label, found.definition))
    at = found.end
  }
  return text.slice(at)
}

/** `[ ] ` or `[x] ` before the text of an item. */
export function readTask(text: string): { checked: boolean; text: string } | undefined {
  const mark = /^\[([ xX])\][ \t\n]+(?=\S)/.exec(text)
  return mark ? { checked: mark[1] !== ' ', text: text.slice(mark[0].length) } : undefined
}

/** A block of the list's items or of anything's blocks, with `more` behind what has ended in it. */
export function toContainerBlock(
  container: Container,
  more: readonly (Block | ListItem)[] = [],
  checked?: boolean,
): Block | ListItem {
  const blocks = more.filter(block => block.type !== 'item')
  switch (container.type) {
    case 'list': {
      const { start, loose, children } = container
      const items = children.toGroups(more.filter(block => block.type === 'item'))
      return { type: 'list', loose, items, ...(start !== undefined && { start }) }
    }
    case 'item': {
      const done = container.checked ?? checked
      const children = container.children.toGroups(blocks)
      return { type: 'item', children, ...(done !== undefined && { checked: done }) }
    }
    case 'footnote':
      return { type: 'footnote', label: container.label, children: container.children.toGroups(blocks) }
    case 'quote':
      return { type: 'quote', children: container.children.toGroups(blocks) }
    case 'root':
      throw new Error('The root is no block')
  }
}

/** Whether a blank line stands between what ended last in this container and what begins on this line. */
export const hasGap = ({ lastEnd }: Container, startLine: number): boolean =>
  lastEnd > 0 && startLine > lastEnd + 1

/** The line that this container ends in. Only a quote has a mark on lines without text. */
export const endOf = (container: Container): number =>
  Math.max(container.type === 'quote' ? container.endLine : 0, container.lastEnd || container.startLine)
