import { plainText } from '../../lib/markdown/plain-text.ts'
import type { Block, Groups } from '../../lib/markdown/tree.ts'
import { textDirection } from '../chat/text-direction.ts'

/** Blocks to look at: the first words are near the beginning or nowhere. */
const LOOKED_AT = 8

/**
 * The side that a list item's mark or a quote's line stands on: where its first words begin. `dir="auto"` would not
 * look into the paragraphs, which have a `dir` of their own. Undefined where there are no words, as in code.
 */
export function textDirectionOf(children: Groups<Block>): 'ltr' | 'rtl' | undefined {
  const waiting = [...(children[0] ?? [])].reverse()
  for (let left = LOOKED_AT; left > 0; left--) {
    const block = waiting.pop()
    if (!block) return undefined
    const text = ownText(block)
    if (/\p{L}/u.test(text)) return textDirection(text)
    waiting.push(...inside(block).toReversed())
  }
  return undefined
}

function ownText(block: Block): string {
  return block.type === 'paragraph' || block.type === 'heading' ? plainText(block.inlines).slice(0, 200) : ''
}

function inside(block: Block): readonly Block[] {
  if (block.type === 'quote' || block.type === 'footnote') return block.children[0] ?? []
  if (block.type === 'list') return block.items[0]?.[0]?.children[0] ?? []
  return []
}
