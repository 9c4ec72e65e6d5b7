import type { BlockReader } from './block-reader.ts'
import type { LineCursor } from './line-cursor.ts'
import type { OpenMath } from './open-nodes.ts'

/** What tells a formula from a sum of money or a pair of brackets. */
const LIKE_TEX = /[\\^_={}]/

/** Maths on lines of its own: from `$$` or `\[` at the start of a line to its end at the end of one. */
export function startMath(reader: BlockReader, line: LineCursor): 'leaf' | undefined {
  const { rest } = line
  const end = rest.startsWith('$$') ? '$$' : rest.startsWith('\\[') ? '\\]' : undefined
  if (!end) return undefined
  const tex = rest.slice(2)
  const closing = tex.indexOf(end)
  // With words behind it, it is a part of a paragraph.
  if (closing >= 0 && (tex.slice(closing + 2).trim() || !tex.slice(0, closing).trim())) return undefined
  if (closing < 0 && tex.trim() && !LIKE_TEX.test(tex)) return undefined
  if (closing >= 0) {
    reader.addWhole({ type: 'math', tex: tex.slice(0, closing).trim() })
    return 'leaf'
  }
  reader.startLeaf({ ...reader.newLines(), type: 'math', end, tex: tex.trim(), source: rest })
  return 'leaf'
}

/** A blank line ends it, as it does in TeX. */
export function takeMathLine(reader: BlockReader, math: OpenMath, line: LineCursor): boolean {
  if (line.isBlank) return false
  const { rest } = line
  const closing = rest.indexOf(math.end)
  math.endLine = reader.line
  if (closing < 0) {
    math.tex += `\n${rest}`
    math.source += `\n${rest}`
    return true
  }
  const tex = `${math.tex}\n${rest.slice(0, closing)}`.trim()
  const after = rest.slice(closing + 2).trim()
  reader.leaf = undefined
  reader.addWhole({ type: 'math', tex })
  if (after) reader.startParagraph(after)
  return true
}
