import { type Node, Parser } from 'commonmark'
import type { Block, Groups } from '../../../lib/markdown/tree.ts'

/** A tree with one form for each text: groups and chunks put together, and nothing that only says how it was cut. */
export type Plain = Readonly<Record<string, unknown>>

/** What the specification's own reader makes of a text. A `\r` at its end would be a line too many to that. */
export const byCommonMark = (text: string): readonly Plain[] =>
  toPlains(new Parser().parse(text.replaceAll(/\r\n?/g, '\n')))

/** The same form of ours. */
export const toPlainBlocks = (blocks: Groups<Block>): readonly Plain[] => blocks.flat().map(ofBlock)

function ofBlock(block: Block): Plain {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block }
    case 'code': {
      const { type, language, chunks } = block
      return { type, language, text: chunks.join('') }
    }
    case 'html':
      return { type: 'html', text: block.chunks.join('').replace(/\n$/, '') }
    case 'quote':
      return { type: 'quote', children: toPlainBlocks(block.children) }
    case 'list': {
      const { type, start, loose, items } = block
      return { type, start, loose, items: items.flat().map(({ children }) => toPlainBlocks(children)) }
    }
    default:
      return { ...block }
  }
}

/** Where definitions alone stand above a rule, the reference leaves a paragraph without anything. */
const toPlains = (parent: Node): readonly Plain[] =>
  childrenOf(parent)
    .filter(({ type, firstChild }) => type !== 'paragraph' || firstChild)
    .map(toPlain)

function toPlain(node: Node): Plain {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', inlines: toInlines(node) }
    case 'heading':
      return { type: 'heading', level: node.level, inlines: toInlines(node) }
    case 'thematic_break':
      return { type: 'rule' }
    case 'code_block':
      return { type: 'code', language: node.info?.split(/\s/, 1)[0] || undefined, text: node.literal }
    case 'html_block':
      return { type: 'html', text: node.literal }
    case 'block_quote':
      return { type: 'quote', children: toPlains(node) }
    case 'list': {
      const start = node.listType === 'ordered' ? node.listStart : undefined
      const items = childrenOf(node).map(toPlains)
      return { type: 'list', start, loose: !node.listTight, items }
    }
    default:
      throw new Error(`No block: ${node.type}`)
  }
}

function toInlines(parent: Node): readonly Plain[] {
  const inlines: Plain[] = []
  for (const node of childrenOf(parent)) {
    const inline = toInline(node)
    if (inline.text === '' && inline.type === 'text') continue
    const last = inlines.at(-1)
    if (inline.type === 'text' && last?.type === 'text') {
      inlines[inlines.length - 1] = { type: 'text', text: `${last.text}${inline.text}` }
    } else inlines.push(inline)
  }
  return inlines
}

function toInline(node: Node): Plain {
  const { literal: text, destination, title } = node
  switch (node.type) {
    case 'text':
      return { type: 'text', text }
    case 'softbreak':
      return { type: 'text', text: '\n' }
    case 'linebreak':
      return { type: 'break' }
    case 'code':
      return { type: 'code', text }
    case 'html_inline':
      return { type: 'html', text }
    case 'emph':
      return { type: 'emphasis', children: toInlines(node) }
    case 'strong':
      return { type: 'strong', children: toInlines(node) }
    case 'link':
      // The reference has it percent-encoded already.
      return {
        type: 'link',
        url: decodeURI(destination ?? ''),
        ...(title && { title }),
        children: toInlines(node),
      }
    default:
      throw new Error(`No inline: ${node.type}`)
  }
}

function childrenOf(parent: Node): readonly Node[] {
  const children: Node[] = []
  for (let node = parent.firstChild; node; node = node.next) children.push(node)
  return children
}
