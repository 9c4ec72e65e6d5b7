import type { Piece } from '../../lib/search/passage.ts'

/** Characters behind a hit that tell it from others like it, where all that was shown is not found: its marks are not drawn. */
const TELLING = 12

/** Where in what is drawn the first hit of a passage stands. White space is drawn in other places than it was written. */
export function findPassage(root: Element, passage: readonly Piece[]): Range | undefined {
  const first = passage.findIndex(({ hit }) => hit)
  const hit = squeeze(passage[first]?.text ?? '')
  if (!hit) return undefined
  const shown = passage.slice(first).filter(({ text }) => text !== '…')
  const all = squeeze(shown.map(({ text }) => text).join(''))
  const drawn = readDrawn(root)
  for (const wanted of [all, all.slice(0, hit.length + TELLING), hit]) {
    const at = drawn.text.indexOf(wanted)
    if (at >= 0) return toRange(drawn, at, at + hit.length)
  }
  return undefined
}

const squeeze = (text: string): string => text.replace(/\s+/g, '')

interface Drawn {
  /** All of it without white space. */
  readonly text: string
  readonly nodes: readonly { readonly node: Text; readonly start: number }[]
}

function readDrawn(root: Element): Drawn {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  while (walker.nextNode()) {
    const node = walker.currentNode as Text // nothing else is shown to the walker
    nodes.push({ node, start: text.length })
    text += squeeze(node.data)
  }
  return { text, nodes }
}

function toRange({ nodes }: Drawn, start: number, end: number): Range | undefined {
  const from = nodes.findLast(node => node.start <= start)
  const to = nodes.findLast(node => node.start < end)
  if (!from || !to) return undefined
  const range = document.createRange()
  range.setStart(from.node, offsetIn(from.node, start - from.start))
  range.setEnd(to.node, offsetIn(to.node, end - 1 - to.start) + 1)
  return range
}

/** Where the character stands before which there are `count` that are no white space. */
function offsetIn({ data }: Text, count: number): number {
  let left = count
  for (let at = 0; at < data.length; at++) {
    if (/\s/.test(data.charAt(at))) continue
    if (left === 0) return at
    left -= 1
  }
  return data.length
}
