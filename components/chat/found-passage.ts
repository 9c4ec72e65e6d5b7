import type { Piece } from '../../lib/search/passage.ts'
import { findPassage } from './find-passage.ts'
import './found-passage.css'

/** Pixels of a turn that are in sight with its beginning: what is found in them needs no other place. */
const BEGINNING = 240
/** Pixels between the upper edge and what is found: what it is about stands before it. */
const CONTEXT = 80
/** Milliseconds for which it is marked. */
const MARKED_FOR = 5_000
const MARK = 'found'

/** What was found in a turn. A long one is drawn piece by piece: until it is there the turn's beginning stands for it. */
export function createFound(turn: Element, passage: readonly Piece[]) {
  let range: Range | undefined

  function find(): Range | undefined {
    if (range?.startContainer.isConnected) return range
    range = findPassage(turn, passage)
    if (range) mark(turn, range)
    return range
  }

  return {
    /** Where it is to begin to be seen, in pixels from the upper edge of the page. */
    top(): number {
      const { top } = turn.getBoundingClientRect()
      const found = find()
      const hit = found?.getBoundingClientRect()
      // What is folded away has no height.
      if (!found || !hit || hit.height === 0) return top
      const inBoxes = Math.min(hit.top, bottomAround(found, turn))
      return inBoxes - top > BEGINNING ? inBoxes - CONTEXT : top
    },
  }
}

/**
 * The least lower edge of all that this stands in. What has not come near the sight yet may be less high than what is in
 * it: there it is drawn once the edge is in sight, and nothing is where it seems to be before.
 */
function bottomAround({ startContainer }: Range, turn: Element): number {
  let bottom = Number.POSITIVE_INFINITY
  let element = startContainer.parentElement
  for (; element && element !== turn; element = element.parentElement)
    bottom = Math.min(bottom, element.getBoundingClientRect().bottom)
  return bottom
}

let unmark = () => {}

function mark(turn: Element, range: Range): void {
  unmark()
  CSS.highlights.set(MARK, new Highlight(range))
  turn.toggleAttribute('data-found', true)
  const over = setTimeout(() => unmark(), MARKED_FOR)
  unmark = () => {
    clearTimeout(over)
    CSS.highlights.delete(MARK)
    turn.removeAttribute('data-found')
  }
}
