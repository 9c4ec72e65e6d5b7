import type { Block, Groups, Inline, ListItem, Table, TableRow } from '../tree.ts'
import type { BlockReader } from './block-reader.ts'
import { type Changes, changeMembers } from './children.ts'
import type { OpenTable } from './open-nodes.ts'
import { rereadInlines, type Waiting } from './read-inlines.ts'

/** Those who wait, by where they stand: each block on the way to them is copied once, however many they are. */
interface Branch {
  readonly below: Map<number, Branch>
  readonly here: Waiting[]
}

type Read = (waiting: Waiting) => readonly Inline[]

/** Reads these parts of the text again, with the definitions that have come since. */
export function reread(reader: BlockReader, waiting: Iterable<Waiting>): void {
  const read: Read = ({ text }) => rereadInlines(reader, text)
  let branch: Branch | undefined = toTree(waiting)
  for (const container of reader.containers) {
    if (!branch) return
    const next: Branch | undefined = branch.below.get(container.children.length)
    // What has ended stands among the children; the last one is still open.
    if (container.type === 'list') container.children.change(changesOf(branch, read, changeItem))
    else container.children.change(changesOf(branch, read, changeBlock))
    branch = next
  }
  if (branch && reader.leaf?.type === 'table') changeOpenTable(reader.leaf, branch.here, read)
}

function toTree(waiting: Iterable<Waiting>): Branch {
  const root: Branch = { below: new Map(), here: [] }
  for (const one of waiting) {
    let branch = root
    for (const index of one.path) {
      const next: Branch = branch.below.get(index) ?? { below: new Map(), here: [] }
      branch.below.set(index, next)
      branch = next
    }
    branch.here.push(one)
  }
  return root
}

const changesOf = <T>(
  { below }: Branch,
  read: Read,
  change: (member: T, branch: Branch, read: Read) => T,
): Changes<T> =>
  new Map([...below].map(([index, branch]) => [index, (member: T) => change(member, branch, read)]))

function changeBlock(block: Block, branch: Branch, read: Read): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const [waiting] = branch.here
      return waiting ? { ...block, inlines: read(waiting) } : block
    }
    case 'table':
      return changeTable(block, branch.here, read)
    case 'list':
      return { ...block, items: changeMembers(block.items, changesOf(branch, read, changeItem)) }
    case 'quote':
    case 'footnote':
      return { ...block, children: changeChildren(block.children, branch, read) }
    default:
      return block
  }
}

const changeItem = (item: ListItem, branch: Branch, read: Read): ListItem => ({
  ...item,
  children: changeChildren(item.children, branch, read),
})

const changeChildren = (children: Groups<Block>, branch: Branch, read: Read): Groups<Block> =>
  changeMembers(children, changesOf(branch, read, changeBlock))

function changeTable(table: Table, waiting: readonly Waiting[], read: Read): Table {
  const changes = rowChanges(waiting, read)
  return {
    ...table,
    head: changes.get(-1)?.(table.head) ?? table.head,
    rows: changeMembers(table.rows, changes),
  }
}

function changeOpenTable(table: OpenTable, waiting: readonly Waiting[], read: Read): void {
  const changes = rowChanges(waiting, read)
  table.head = changes.get(-1)?.(table.head) ?? table.head
  table.rows.change(changes)
}

function rowChanges(waiting: readonly Waiting[], read: Read): Changes<TableRow> {
  const byRow = new Map<number, Map<number, Waiting>>()
  for (const one of waiting) {
    if (!one.cell) continue
    const row = byRow.get(one.cell.row) ?? new Map<number, Waiting>()
    byRow.set(one.cell.row, row.set(one.cell.column, one))
  }
  return new Map(
    [...byRow].map(([row, cells]) => [row, (before: TableRow) => changeCells(before, cells, read)]),
  )
}

const changeCells = ({ cells }: TableRow, waiting: ReadonlyMap<number, Waiting>, read: Read): TableRow => ({
  cells: cells.map((cell, column) => {
    const one = waiting.get(column)
    return one ? { ...cell, inlines: read(one) } : cell
  }),
})
