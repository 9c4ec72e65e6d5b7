/** What of a page is selected. Nobody selects a part of a formula: it is taken whole. */
export interface SelectedPart {
  /** The least that holds all of it and says what it is: a list, if it is some items, and a table, if it is some cells. */
  readonly root: Element
  has(node: Node): boolean
  /** What of a text is selected. */
  textOf(node: Node): string
  /** Whether it begins within this element, behind some of its text. */
  beginsIn(element: Element): boolean
}

const ROWS = 'table, tbody, thead, tr, [role="table"]'
/** Of a part of these it matters little what it was in. */
const IN_LINE = 'a, strong, em, del, code, sup, sub, span, bdi, br, img'

export function toSelectedPart(selection: Range): SelectedPart | undefined {
  const range = toInner(selection)
  if (range.collapsed) return undefined
  const first = formulaOf(range.startContainer)
  const last = formulaOf(range.endContainer)
  if (first) range.setStartBefore(first)
  if (last) range.setEndAfter(last)
  const root = rootOf(range.commonAncestorContainer)
  if (!root) return undefined
  return {
    root,
    has: node => range.intersectsNode(node),
    textOf(node) {
      const text = node.nodeValue ?? ''
      const end = node === range.endContainer ? range.endOffset : text.length
      return text.slice(node === range.startContainer ? range.startOffset : 0, end)
    },
    beginsIn(element) {
      if (!element.contains(range.startContainer)) return false
      const before = document.createRange()
      before.setStart(element, 0)
      before.setEnd(range.startContainer, range.startOffset)
      return before.toString().trim() !== ''
    },
  }
}

/** Without what is only touched: a triple click selects up to the beginning of whatever comes next. */
function toInner(selection: Range): Range {
  const range = selection.cloneRange()
  while (range.endOffset === 0 && !range.endContainer.contains(range.startContainer))
    range.setEndBefore(range.endContainer)
  while (
    range.startOffset === lengthOf(range.startContainer) &&
    !range.startContainer.contains(range.endContainer)
  )
    range.setStartAfter(range.startContainer)
  return range
}

const lengthOf = (node: Node): number => node.nodeValue?.length ?? node.childNodes.length
const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement)
const formulaOf = (node: Node) => elementOf(node)?.closest('math')

function rootOf(node: Node): Element | null {
  let element = elementOf(node)
  while (element?.matches(IN_LINE)) element = element.parentElement
  if (element?.matches(ROWS)) return element.closest('[role="table"]') ?? element.closest('table')
  return element
}

/** What nobody selects, though it stands in between: tools, and what is not shown. */
export function isLeftOut(element: Element): boolean {
  // To ask for the style of each cell of a large table takes a second.
  if (element.matches('a, code, del, em, li, p, strong, tbody, td, th, tr')) return false
  if (element.matches('[data-tool], svg, textarea, button:not(sup > button)')) return true
  return !element.checkVisibility() || getComputedStyle(element).userSelect === 'none'
}

export const numberOfFirst = (list: Element): number => Number(list.getAttribute('start') ?? 1)
