import type { BlockReader } from './block-reader.ts'
import type { LineCursor } from './line-cursor.ts'
import { takeMathLine } from './math-lines.ts'
import type { Leaf, OpenCode } from './open-nodes.ts'

/** Takes the line if it can be nothing but a part of the open leaf. */
export function takeLeafLine(reader: BlockReader, leaf: Leaf, line: LineCursor, end: '\n' | ''): boolean {
  switch (leaf.type) {
    case 'code':
      return leaf.fence ? takeFencedLine(reader, leaf, line, end) : takeIndentedLine(reader, leaf, line, end)
    case 'html':
      if (!leaf.end && line.isBlank) return false
      leaf.text.push(line.remainder + end)
      leaf.endLine = reader.line
      if (leaf.end?.test(line.remainder)) reader.closeLeaf()
      return true
    case 'math':
      return takeMathLine(reader, leaf, line)
    default:
      // Others may end with this line, by what begins on it.
      return false
  }
}

function takeFencedLine(reader: BlockReader, code: OpenCode, line: LineCursor, end: '\n' | ''): boolean {
  code.endLine = reader.line
  if (isClosingFence(code, line)) {
    reader.closeLeaf()
    return true
  }
  line.skipColumns(Math.min(line.indent, code.fence?.indent ?? 0))
  code.text.push(line.remainder + end)
  return true
}

function isClosingFence({ fence }: OpenCode, line: LineCursor): boolean {
  if (!fence || line.isIndented || line.character !== fence.character) return false
  const marks = line.rest.trimEnd()
  return marks.length >= fence.length && marks === fence.character.repeat(marks.length)
}

function takeIndentedLine(reader: BlockReader, code: OpenCode, line: LineCursor, end: '\n' | ''): boolean {
  if (line.isBlank) {
    line.skipColumns(Math.min(4, line.indent))
    code.blanks += line.remainder + end
    return true
  }
  if (!line.isIndented) return false
  line.skipColumns(4)
  code.text.push(code.blanks + line.remainder + end)
  code.blanks = ''
  code.endLine = reader.line
  return true
}
