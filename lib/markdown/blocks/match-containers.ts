import type { BlockReader } from './block-reader.ts'
import type { LineCursor } from './line-cursor.ts'
import type { Container } from './open-nodes.ts'

/** How many of the open containers, from the root inward, this line stands in. Takes their marks off it. */
export function matchContainers(reader: BlockReader, line: LineCursor): number {
  const left = reader.containers.findIndex(container => !continues(reader, container, line))
  return left < 0 ? reader.containers.length : left
}

function continues(reader: BlockReader, container: Container, line: LineCursor): boolean {
  switch (container.type) {
    case 'root':
    case 'list':
      return true
    case 'quote':
      if (!takeQuoteMark(line)) return false
      container.endLine = reader.line
      return true
    case 'item':
      // An item that begins with a blank line ends with a second one.
      if (line.isBlank && isEmpty(reader, container)) return false
      return takeIndent(line, container.indent)
    case 'footnote':
      return takeIndent(line, 4)
  }
}

/** `>` and the space behind it. */
export function takeQuoteMark(line: LineCursor): boolean {
  if (line.isIndented || line.character !== '>') return false
  line.skipSpace()
  line.skipCharacters(1)
  line.skipOptionalSpace()
  return true
}

function takeIndent(line: LineCursor, indent: number): boolean {
  if (line.isBlank) line.skipSpace()
  else if (line.indent >= indent) line.skipColumns(indent)
  else return false
  return true
}

const isEmpty = (reader: BlockReader, container: Container): boolean =>
  container.lastEnd === 0 && container === reader.tip && !reader.leaf
