import { isLeftOut, numberOfFirst, type SelectedPart } from './selected-part.ts'

const HTML = 'http://www.w3.org/1999/xhtml'
const MATHS = 'http://www.w3.org/1998/Math/MathML'

/** What other programs understand, and the attributes that say something there. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  blockquote: ['dir'],
  br: [],
  caption: [],
  code: [],
  del: [],
  em: [],
  h2: ['dir'],
  h3: ['dir'],
  h4: ['dir'],
  h5: ['dir'],
  h6: ['dir'],
  hr: [],
  img: ['src', 'alt'],
  li: ['dir'],
  ol: ['start'],
  p: ['dir'],
  pre: ['dir'],
  strong: [],
  sub: [],
  sup: [],
  table: ['dir'],
  tbody: [],
  td: ['align', 'colspan', 'rowspan', 'dir'],
  th: ['align', 'colspan', 'rowspan', 'dir'],
  thead: [],
  tr: [],
  ul: [],
}
const MATHS_KEPT = [
  'display',
  'encoding',
  'mathvariant',
  'stretchy',
  'accent',
  'columnalign',
  'linethickness',
]

/**
 * The answer as it is drawn, or the part of it that is selected, as HTML for other programs: no tools, no classes, nothing
 * that is only for this page.
 */
export function toRichText(drawn: Element, part?: SelectedPart): string {
  // In a document of its own, where nothing is loaded.
  const page = document.implementation.createHTMLDocument()
  const serializer = new XMLSerializer()
  const copies = part ? copiesOfPart(drawn, page, part) : copiesOf(drawn, page)
  return copies.map(copy => withoutNamespace(serializer.serializeToString(copy))).join('')
}

/** Items are nothing without their list, and lines of code none without their block; of a paragraph it is the words. */
function copiesOfPart(root: Element, page: Document, part: SelectedPart): Node[] {
  if (keptOf(root) && !isFlow(root)) return copyOf(root, page, part)
  const words = copiesOf(root, page, part)
  const hasLines = root.localName === 'pre' && words.some(({ textContent }) => textContent?.includes('\n'))
  return hasLines ? copyOf(root, page, part) : words
}

/** What is made of the children of an element that is not itself kept. */
function copiesOf(parent: Node, page: Document, part?: SelectedPart): Node[] {
  return [...parent.childNodes].flatMap(node => copyOf(node, page, part))
}

function copyOf(node: Node, page: Document, part?: SelectedPart): Node[] {
  if (part?.has(node) === false) return []
  if (node.nodeType === Node.TEXT_NODE) return linesOf(node, page, part)
  if (!(node instanceof Element) || node.hasAttribute('data-tool') || (part && isLeftOut(node))) return []
  if (node instanceof HTMLInputElement) return [page.createTextNode(node.checked ? '☑ ' : '☐ ')]
  const kept = keptOf(node)
  // An icon, or an element that only this page has a use for.
  if (!kept) return node instanceof SVGElement ? [] : copiesOf(node, page, part)
  const copy = page.createElementNS(node.namespaceURI, nameOf(node))
  for (const name of kept) {
    const value = name === 'align' ? alignmentOf(node) : node.getAttribute(name)
    if (value) copy.setAttribute(name, value)
  }
  if (part && node.localName === 'ol') copy.setAttribute('start', `${firstNumber(node, part)}`)
  copy.append(...copiesOf(node, page, part))
  return [copy]
}

/** Headings begin at the first level again: this page's own title stays here. */
function nameOf(element: Element): string {
  if (isWholeTable(element)) return 'table'
  const level = element.getAttribute('data-level')
  return level ? `h${level}` : element.localName
}

/** A line break in running text is drawn as one, which is a matter of style elsewhere. */
function linesOf(node: Node, page: Document, part?: SelectedPart): Node[] {
  const text = part?.textOf(node) ?? node.textContent ?? ''
  if (!text.includes('\n') || node.parentElement?.closest('pre, code, math'))
    return [page.createTextNode(text)]
  return text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [page.createElement('br')] : []), page.createTextNode(line)])
}

function keptOf(element: Element): readonly string[] | undefined {
  const { namespaceURI, localName } = element
  if (namespaceURI === MATHS) return MATHS_KEPT
  if (isWholeTable(element)) return []
  if (namespaceURI !== HTML || isItemsOwnText(element) || isPartOfTable(element)) return undefined
  return Object.hasOwn(KEPT, localName) ? KEPT[localName] : undefined
}

/** A long table is drawn as several, in an element that says that they are one. */
const isWholeTable = (element: Element) => element.getAttribute('role') === 'table'
const isPartOfTable = ({ localName, parentElement }: Element) =>
  localName === 'table' && Boolean(parentElement?.closest('[role="table"]'))

/** Elsewhere a paragraph in an item stands apart from its mark. */
function isItemsOwnText({ localName, parentElement, previousElementSibling }: Element): boolean {
  const isFirst = !previousElementSibling || previousElementSibling instanceof HTMLInputElement
  return localName === 'p' && parentElement?.localName === 'li' && isFirst
}

/** As the cell is drawn, whatever says so. */
function alignmentOf(cell: Element): string | undefined {
  return ['left', 'center', 'right'].find(side => side === getComputedStyle(cell).textAlign)
}

/** Of the first item that is selected. */
function firstNumber(list: Element, part: SelectedPart): number {
  return numberOfFirst(list) + [...list.children].findIndex(item => part.has(item))
}

const isFlow = ({ localName }: Element) => /^(?:blockquote|h\d|li|p|pre|td|th)$/.test(localName)

/** HTML is not asked to say that it is HTML, and some who read it show what they do not know. */
const withoutNamespace = (html: string): string => html.replace(/^(<[a-z\d]+) xmlns="[^"]*xhtml"/, '$1')
