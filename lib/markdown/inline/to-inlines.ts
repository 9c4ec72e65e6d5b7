import { plainText } from '../plain-text.ts'
import type { Inline } from '../tree.ts'
import type { Bracket, Delimiter, Item, Mark, Span, Target } from './items.ts'

/** Levels. What is deeper is text as it was written: who draws a tree goes down level by level. */
export const MAX_NESTING = 100

/** What is open around the items that are read. */
interface Frame {
  readonly span?: Span
  readonly bracket?: Bracket
  readonly children: Inline[]
  /** At the end of the children, not yet one of them. */
  text: string
}

/** Makes the tree of a flat list, in one pass and without recursion. */
export function toInlines(items: readonly Item[]): Inline[] {
  const tree = new Tree()
  for (const item of items) tree.take(item)
  return tree.end()
}

class Tree {
  private readonly root: Frame = { children: [], text: '' }
  private readonly frames: Frame[] = []
  private top = this.root
  /** Frames that would be too deep. */
  private skipped = 0
  private links = 0

  take(item: Item): void {
    switch (item.kind) {
      case 'text':
        this.top.text += item.text
        return
      case 'inline':
        this.add(item.inline)
        return
      case 'address':
        this.takeAddress(item.text, item.url)
        return
      case 'delimiter':
        this.takeDelimiter(item)
        return
      case 'closes':
        for (const _ of item.spans) this.leave('')
        return
      case 'bracket':
        this.takeBracket(item)
        return
      case 'end':
        this.leave(item.source)
        return
    }
  }

  end(): Inline[] {
    return childrenOf(this.root)
  }

  private takeAddress(text: string, url: string | undefined): void {
    if (this.links > 0) this.top.text += text
    else this.add({ type: 'link', ...(url !== undefined && { url }), children: [{ type: 'text', text }] })
  }

  private takeDelimiter({ mark, left, opens, closes }: Delimiter): void {
    for (const span of closes) this.leave(toMarks(mark, span))
    this.top.text += mark.repeat(left)
    for (const span of opens.toReversed()) this.enter({ span, children: [], text: '' }, toMarks(mark, span))
  }

  private takeBracket(bracket: Bracket): void {
    const source = bracket.isImage ? '![' : '['
    if (!bracket.target) this.top.text += source
    else this.enter({ bracket, children: [], text: '' }, source)
  }

  private enter(frame: Frame, source: string): void {
    if (this.frames.length >= MAX_NESTING) {
      this.skipped += 1
      this.top.text += source
      return
    }
    if (frame.bracket?.isImage === false) this.links += 1
    this.frames.push(frame)
    this.top = frame
  }

  private leave(source: string): void {
    if (this.skipped > 0) {
      this.skipped -= 1
      this.top.text += source
      return
    }
    const { span, bracket } = this.top
    const children = childrenOf(this.top)
    this.frames.pop()
    this.top = this.frames.at(-1) ?? this.root
    if (span && children.length > 0) this.add({ type: span, children })
    if (bracket?.target) this.addBracket(bracket, bracket.target, children)
  }

  private addBracket({ isImage }: Bracket, { canVanish, ...target }: Target, children: Inline[]): void {
    if (!isImage) this.links -= 1
    if (canVanish && children.length === 0) return
    if (isImage) this.add({ type: 'image', ...target, alt: plainText(children) })
    // Only what is unfinished can stand in a link.
    else if (this.links > 0) for (const child of children) this.add(child)
    else this.add({ type: 'link', ...target, children })
  }

  private add(inline: Inline): void {
    const { top } = this
    if (inline.type === 'text') {
      top.text += inline.text
      return
    }
    if (top.text) top.children.push({ type: 'text', text: top.text })
    top.text = ''
    top.children.push(inline)
  }
}

function childrenOf({ children, text }: Frame): Inline[] {
  return text ? [...children, { type: 'text', text }] : children
}

const toMarks = (mark: Mark, span: Span, size = span === 'strong' ? 2 : 1): string => mark.repeat(size)
