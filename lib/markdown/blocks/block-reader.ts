import type { Block, Groups, ListItem } from '../tree.ts'
import { startBlock } from './block-starts.ts'
import { Children } from './children.ts'
import { KnownReferences } from './known-references.ts'
import { takeLeafLine } from './leaf-lines.ts'
import { MAX_LEAF } from './limits.ts'
import { LineCursor } from './line-cursor.ts'
import { matchContainers } from './match-containers.ts'
import { toOpenBlocks } from './open-blocks.ts'
import {
  type Container,
  forkContainer,
  forkLeaf,
  type Leaf,
  type OpenParagraph,
  type Root,
} from './open-nodes.ts'
import type { Waiting } from './read-inlines.ts'
import { reread } from './reread.ts'
import { addRow } from './table-lines.ts'
import { closeLeaf, endOf, hasGap, toContainerBlock } from './to-block.ts'

/**
 * Reads lines into blocks, each line once: CommonMark's block structure, with tables, footnotes and maths. What can
 * still change is what is open: the containers that the last line stood in, and one leaf.
 */
export class BlockReader {
  readonly root: Root
  /** From the root inward. */
  readonly containers: Container[]
  leaf: Leaf | undefined
  readonly references: KnownReferences<Waiting>
  /** The number of the line that is being read. */
  line: number
  /** How many of the containers this line stands in, as far as it is read. */
  depth: number

  /** The text broke off: no word of it is held back. */
  readonly isBroken: boolean

  constructor(origin?: BlockReader, growing = true, isBroken = false) {
    this.isBroken = isBroken
    this.root = {
      type: 'root',
      children: origin?.root.children.fork() ?? new Children(),
      lastEnd: origin?.root.lastEnd ?? 0,
      startLine: 1,
    }
    this.containers = [this.root, ...(origin?.containers.slice(1).map(forkContainer) ?? [])]
    this.leaf = origin?.leaf && forkLeaf(origin.leaf)
    this.references = new KnownReferences(growing, origin?.references)
    this.line = origin?.line ?? 0
    this.depth = this.containers.length
  }

  /** Another reader at the same place, that reads on without this one: a line that is not over, or the end. */
  fork(growing: boolean, isBroken = false): BlockReader {
    return new BlockReader(this, growing, isBroken)
  }

  /** `end` is what stands behind the line in code: a line break, or nothing yet. */
  takeLine(text: string, end: '\n' | ''): void {
    this.line += 1
    const line = new LineCursor(text)
    this.depth = matchContainers(this, line)
    const isInside = this.depth === this.containers.length
    if (this.leaf && isInside && takeLeafLine(this, this.leaf, line, end)) return

    const lazy = isInside ? undefined : this.paragraph
    if (startBlock(this, line, end)) return
    if (lazy && lazy === this.leaf && !line.isBlank) {
      this.growParagraph(lazy, line.rest)
      return
    }
    this.closeUnmatched()
    if (line.isBlank) this.closeLeaf()
    else if (this.paragraph) this.growParagraph(this.paragraph, line.rest)
    else if (this.leaf?.type === 'table') addRow(this, this.leaf, line.rest, end)
    else this.startParagraph(line.rest)
  }

  /** More of the line that was taken last, which is too long to be taken at once. */
  takeMore(text: string, end: '\n' | ''): void {
    const { leaf } = this
    if (leaf?.type === 'code' || leaf?.type === 'html') leaf.text.push(text + end)
    else this.startParagraph(text, true)
  }

  /** What is read so far, while more may come. `inLine`: the last line is not over. */
  look(inLine: boolean): Groups<Block> {
    return toOpenBlocks(this, inLine)
  }

  /** Nothing more comes. */
  finish(): Groups<Block> {
    this.closeTo(1)
    reread(this, this.references.disappointed())
    return this.root.children.toGroups()
  }

  get tip(): Container {
    return this.containers.at(-1) ?? this.root
  }

  get paragraph(): OpenParagraph | undefined {
    return this.leaf?.type === 'paragraph' ? this.leaf : undefined
  }

  /** Whether this line stands where the open paragraph does, and could not only be a lazy part of it. */
  get isInParagraph(): boolean {
    return this.paragraph !== undefined && this.depth === this.containers.length
  }

  newLines(): { startLine: number; endLine: number } {
    return { startLine: this.line, endLine: this.line }
  }

  /** Where the next block will stand: an index for each container, from the root inward. */
  nextPath(): number[] {
    return this.containers.map(({ children }) => children.length)
  }

  startContainer(container: Exclude<Container, Root>): void {
    this.makeRoom(container.type === 'item')
    this.containers.push(container)
    this.depth = this.containers.length
  }

  startLeaf(leaf: Leaf): void {
    this.makeRoom()
    this.leaf = leaf
  }

  startParagraph(text: string, continues = false): void {
    this.startLeaf({
      type: 'paragraph',
      text,
      lastLine: 0,
      continues,
      startLine: this.line,
      endLine: this.line,
    })
  }

  /** A block that begins and ends with this line. */
  addWhole(block: Block): void {
    this.makeRoom()
    this.add(block, this.line, this.line)
  }

  closeLeaf(): void {
    const { leaf } = this
    if (!leaf) return
    this.leaf = undefined
    const block = closeLeaf(this, leaf)
    if (block) this.add(block, leaf.startLine, leaf.endLine)
    // What held definitions alone stands there all the same.
    else this.noteLines(leaf.startLine, leaf.endLine)
  }

  closeUnmatched(): void {
    if (this.depth < this.containers.length) this.closeTo(this.depth)
  }

  /** Ends what the next block cannot stand in. */
  private makeRoom(forItem = false): void {
    this.closeUnmatched()
    this.closeLeaf()
    if (this.tip.type === 'list' && !forItem) this.closeTo(this.containers.length - 1)
  }

  private growParagraph(paragraph: OpenParagraph, line: string): void {
    if (paragraph.text.length + line.length > MAX_LEAF) {
      this.depth = this.containers.length
      const before = this.tip.children.length
      this.closeLeaf()
      // Where it held definitions alone there is nothing to go on from.
      this.startParagraph(line, this.tip.children.length > before)
      return
    }
    const before = paragraph.text && `${paragraph.text}\n`
    paragraph.lastLine = before.length
    paragraph.text = before + line
    paragraph.endLine = this.line
  }

  private closeTo(depth: number): void {
    this.closeLeaf()
    while (this.containers.length > depth) {
      const container = this.containers.pop()
      if (!container) break
      this.add(toContainerBlock(container), container.startLine, endOf(container))
    }
    this.depth = this.containers.length
  }

  private add(block: Block | ListItem, startLine: number, endLine: number): void {
    const { tip } = this
    if (tip.type !== 'list' && block.type !== 'item') tip.children.push(block)
    if (tip.type === 'list' && block.type === 'item') tip.children.push(block)
    this.noteLines(startLine, endLine)
  }

  private noteLines(startLine: number, endLine: number): void {
    const { tip } = this
    const list = tip.type === 'item' ? this.containers.at(-2) : tip
    if (list?.type === 'list' && hasGap(tip, startLine)) list.loose = true
    tip.lastEnd = endLine
  }
}
