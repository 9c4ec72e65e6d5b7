import { createPlainWriter, type PlainWriter } from './plain-writer.ts'
import { isLeftOut, numberOfFirst, type SelectedPart } from './selected-part.ts'

/** What stands on lines of its own, and how many are free before and behind. */
const FREE_LINES: Readonly<Record<string, number>> = {
  article: 1,
  blockquote: 1,
  details: 1,
  div: 0,
  h2: 1,
  h3: 1,
  h4: 1,
  h5: 1,
  h6: 1,
  hr: 1,
  ol: 1,
  p: 1,
  pre: 1,
  summary: 0,
  table: 0,
  tr: 0,
  ul: 1,
}

/**
 * What is selected, as somebody would type it: items with their marks and numbers, cells with a tab between, formulas as
 * TeX between dollars.
 */
export function toPlainText(part: SelectedPart): string {
  const writer = createPlainWriter()
  write(part.root, part, writer)
  return writer.text()
}

function write(node: Node, part: SelectedPart, writer: PlainWriter): void {
  if (!part.has(node)) return
  if (node.nodeType === Node.TEXT_NODE) writer.add(part.textOf(node))
  if (!(node instanceof Element) || isLeftOut(node)) return
  const free = freeLines(node)
  if (free !== undefined) writer.newLine(free)
  writeElement(node, part, writer)
  if (free !== undefined) writer.newLine(free)
}

function freeLines(element: Element): number | undefined {
  if (element.getAttribute('role') === 'table' || element.getAttribute('role') === 'note') return 1
  if (element.getAttribute('display') === 'block') return element.closest('p') ? 0 : 1
  const { localName } = element
  return Object.hasOwn(FREE_LINES, localName) ? FREE_LINES[localName] : undefined
}

function writeElement(element: Element, part: SelectedPart, writer: PlainWriter): void {
  const children = [...element.childNodes]
  switch (element.localName) {
    case 'br':
      writer.add('\n')
      break
    case 'img':
      writer.add(element.getAttribute('alt') ?? '')
      break
    case 'input':
      // A part of the mark.
      break
    case 'pre':
      writer.add(textOf(element, part).replace(/\n$/, ''))
      break
    case 'math':
      writer.add(formulaOf(element))
      break
    case 'sup':
      writer.add(`[${element.textContent}]`)
      break
    case 'ol':
    case 'ul':
      writeItems(element, part, writer)
      break
    case 'tr':
      writer.add(rowOf(element, part))
      break
    default:
      if (element.getAttribute('role') === 'note')
        writer.item(`[${children.shift()?.textContent}] `, () => writeAll(children, part, writer))
      else writeAll(children, part, writer)
  }
}

function writeAll(nodes: readonly Node[], part: SelectedPart, writer: PlainWriter): void {
  for (const node of nodes) write(node, part, writer)
}

function writeItems(list: Element, part: SelectedPart, writer: PlainWriter): void {
  const start = list.localName === 'ol' ? numberOfFirst(list) : undefined
  let isFirst = list.parentElement?.localName !== 'li'
  for (const [index, item] of [...list.children].entries()) {
    if (!part.has(item)) continue
    if (!isFirst) writer.nextLine()
    isFirst = false
    const mark = (start === undefined ? '- ' : `${start + index}. `) + boxOf(item)
    // Of an item that is selected from its middle on there is no beginning.
    const shown = part.beginsIn(item) ? '' : mark
    writer.item(shown, () => writeAll([...item.childNodes], part, writer))
  }
}

function boxOf(item: Element): string {
  const box = item.firstElementChild
  return box instanceof HTMLInputElement ? (box.checked ? '☑ ' : '☐ ') : ''
}

/** A row of a spreadsheet, which is what it is pasted into as often as not. */
function rowOf(row: Element, part: SelectedPart): string {
  const cells = [...row.children].filter(cell => part.has(cell))
  return cells.map(cell => textOf(cell, part).replace(/(?<!\s)\s*[\n\t]\s*/g, ' ')).join('\t')
}

function textOf(element: Element, part: SelectedPart): string {
  const writer = createPlainWriter()
  writeAll([...element.childNodes], part, writer)
  return writer.text()
}

function formulaOf(math: Element): string {
  const tex = math.querySelector('annotation')?.textContent?.trim() ?? ''
  return math.getAttribute('display') === 'block' ? `$$${tex}$$` : `$${tex}$`
}
