import { readDefinition } from '../link-definition.ts'
import type { Block, Groups, ListItem } from '../tree.ts'
import type { BlockReader } from './block-reader.ts'
import type { Leaf, OpenParagraph, OpenTable } from './open-nodes.ts'
import { readInlines, readOpenInlines } from './read-inlines.ts'
import { splitOpen } from './table-row.ts'
import { hasGap, readTask, toContainerBlock, toParagraph } from './to-block.ts'

/** What is drawn of the open leaf. */
interface OpenLeaf {
  readonly blocks: readonly Block[]
  /** Of a task that it begins. */
  readonly checked?: boolean
}

/** All that is read, as it is drawn while more may come. `inLine`: the last line is not over. Changes nothing. */
export function toOpenBlocks(reader: BlockReader, inLine: boolean): Groups<Block> {
  const { containers, leaf } = reader
  const { blocks, checked } = leaf ? toOpenLeaf(reader, leaf, inLine) : { blocks: [] }
  let more: readonly (Block | ListItem)[] = blocks
  let startLine = leaf?.startLine ?? 0
  let loose = false
  for (const container of containers.slice(1).reverse()) {
    const gap = hasGap(container, startLine)
    const block = toContainerBlock(container, more, container === reader.tip ? checked : undefined)
    if (block.type === 'list' && (gap || loose)) more = [{ ...block, loose: true }]
    else more = [block]
    loose = block.type === 'item' && gap
    startLine = container.startLine
  }
  return reader.root.children.toGroups(more.filter(block => block.type !== 'item'))
}

function toOpenLeaf(reader: BlockReader, leaf: Leaf, inLine: boolean): OpenLeaf {
  switch (leaf.type) {
    case 'paragraph':
      return toOpenParagraph(reader, leaf)
    case 'heading': {
      const inlines = inLine ? readOpenInlines(reader, leaf.text) : readInlines(reader, leaf.text)
      return { blocks: [{ type: 'heading', level: leaf.level, inlines }] }
    }
    case 'code': {
      const { language, text } = leaf
      return {
        blocks: [{ type: 'code', chunks: text.toChunks(), open: true, ...(language && { language }) }],
      }
    }
    case 'html':
      return { blocks: [{ type: 'html', chunks: leaf.text.toChunks() }] }
    case 'math':
      // Half of its end may be there already.
      return { blocks: [{ type: 'math', tex: inLine ? withoutHalfEnd(leaf.tex) : leaf.tex, open: true }] }
    case 'table':
      return { blocks: [toOpenTable(reader, leaf, inLine)] }
  }
}

const withoutHalfEnd = (tex: string) => (/[\\$]/.test(tex.slice(-1)) ? tex.slice(0, -1).trimEnd() : tex)

/** Only the last cell may go on, and only while its row does. */
function toOpenTable(reader: BlockReader, table: OpenTable, inLine: boolean): Block {
  const { align, head } = table
  if (!inLine || !table.lastRow) return { type: 'table', align, head, rows: table.rows.toGroups() }
  const last = splitOpen(table.lastRow).length - 1
  const rows = table.rows.fork()
  rows.change(
    new Map([
      [
        rows.length - 1,
        ({ cells }) => ({
          cells: cells.map((cell, column) =>
            column === last ? { ...cell, inlines: readOpenInlines(reader, cell.source) } : cell,
          ),
        }),
      ],
    ]),
  )
  return { type: 'table', align, head, rows: rows.toGroups() }
}

function toOpenParagraph(reader: BlockReader, paragraph: OpenParagraph): OpenLeaf {
  const start = paragraph.continues ? 0 : endOfDefinitions(paragraph.text, reader.isBroken)
  const text = paragraph.text.slice(start).trimEnd()
  if (!text) return { blocks: [] }
  const { tip } = reader
  const lastLine = Math.max(0, paragraph.lastLine - start)
  if (HALF_TABLE.test(text.slice(lastLine, lastLine + 2)) && !paragraph.continues)
    return toHalfTable(reader, paragraph, text, lastLine)
  const task = tip.type === 'item' && tip.children.length === 0 ? readTask(text) : undefined
  const block = toParagraph(readOpenInlines(reader, task?.text ?? text), paragraph)
  return { blocks: [block], ...(task && { checked: task.checked }) }
}

/** A line that begins with a pipe is a table's head, until the next line says that it is not. */
function toHalfTable(
  reader: BlockReader,
  paragraph: OpenParagraph,
  text: string,
  lastLine: number,
): OpenLeaf {
  const cells = splitOpen(text.slice(lastLine)).map(source => ({
    source,
    inlines: readOpenInlines(reader, source),
  }))
  const before = text.slice(0, lastLine).trimEnd()
  const table: Block = { type: 'table', align: cells.map(() => undefined), head: { cells }, rows: [] }
  const blocks = before ? [toParagraph(readOpenInlines(reader, before), paragraph), table] : [table]
  return { blocks: cells.length > 0 ? blocks : blocks.slice(0, -1) }
}

/** A label that may be a definition's, or a definition without its address or the end of its title. */
const HALF_DEFINITION = /^\[(?:[^[\]\s]{0,24}\]?|[^[\]]{1,200}\]:[ \t]*(?:\S+[ \t]+["'(][^\n]*)?)$/
/** One that is longer is text, until it turns out to be none. Characters. */
const MAX_HALF_DEFINITION = 500

/** `|x|` is rather the amount of x. */
const HALF_TABLE = /^\|(?:\s|$)/

/**
 * Behind the definitions that a paragraph begins with, the one that is being written as well: it is never text, unless it
 * broke off.
 */
function endOfDefinitions(text: string, isBroken: boolean): number {
  let at = 0
  while (text[at] === '[') {
    const found = readDefinition(text, at)
    if (!found) break
    at = found.end
  }
  if (isBroken) return at
  return text.length - at <= MAX_HALF_DEFINITION && HALF_DEFINITION.test(text.slice(at)) ? text.length : at
}
