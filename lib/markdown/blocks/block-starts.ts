import { unescapeText } from '../inline/entities.ts'
import type { BlockReader } from './block-reader.ts'
import { Children } from './children.ts'
import { ChunkedText } from './chunked-text.ts'
import { findHtmlStart } from './html-start.ts'
import { MAX_DEPTH } from './limits.ts'
import type { LineCursor } from './line-cursor.ts'
import { takeListMarker } from './list-marker.ts'
import { takeQuoteMark } from './match-containers.ts'
import { startMath } from './math-lines.ts'
import { reread } from './reread.ts'
import { startTable } from './table-lines.ts'
import { takeDefinitions } from './to-block.ts'

/** `container`: the rest of the line stands in what was started. `leaf`: the line is used up. */
type Started = 'container' | 'leaf' | undefined
type Start = (reader: BlockReader, line: LineCursor, end: '\n' | '') => Started

/**
 * Starts what begins on this line, in the order of CommonMark's rules. Whether the line is used up.
 */
export function startBlock(reader: BlockReader, line: LineCursor, end: '\n' | ''): boolean {
  while (!line.isBlank) {
    if (line.isIndented) return startIndentedCode(reader, line, end)
    const started = startOne(reader, line, end)
    if (started === 'leaf') return true
    if (started === undefined) return false
  }
  return false
}

function startOne(reader: BlockReader, line: LineCursor, end: '\n' | ''): Started {
  for (const start of STARTS[line.character] ?? (/\d/.test(line.character) ? [startItem] : [])) {
    const started = start(reader, line, end)
    if (started) return started
  }
  return reader.isInParagraph && startTable(reader, line) ? 'leaf' : undefined
}

const startQuote: Start = (reader, line) => {
  if (reader.depth >= MAX_DEPTH || !takeQuoteMark(line)) return undefined
  const { line: startLine } = reader
  reader.startContainer({
    type: 'quote',
    children: new Children(),
    lastEnd: 0,
    startLine,
    endLine: startLine,
  })
  return 'container'
}

const startFootnote: Start = (reader, line) => {
  const match = /^\[\^([^\]\s]{1,200})\]:/.exec(line.text.slice(line.next, line.next + 210))
  if (!match?.[1] || reader.depth >= MAX_DEPTH) return undefined
  const [head, label] = match
  line.skipSpace()
  line.skipCharacters(head.length)
  line.skipSpace()
  const { line: startLine } = reader
  reader.startContainer({ type: 'footnote', label, children: new Children(), lastEnd: 0, startLine })
  reread(reader, reader.references.defineFootnote(label))
  return 'container'
}

const startHeading: Start = (reader, line) => {
  const hashes = /^#{1,6}(?=[ \t]|$)/.exec(line.text.slice(line.next, line.next + 8))?.[0]
  if (!hashes) return undefined
  const level = hashes.length as 1 | 2 | 3 | 4 | 5 | 6 // the pattern takes no more
  const text = withoutClosingHashes(line.text.slice(line.next + hashes.length).trim())
  reader.startLeaf({ ...reader.newLines(), type: 'heading', level, text })
  return 'leaf'
}

function withoutClosingHashes(text: string): string {
  let at = text.length
  while (text[at - 1] === '#') at -= 1
  return at === 0 || /[ \t]/.test(text.charAt(at - 1)) ? text.slice(0, at).trimEnd() : text
}

const startFence: Start = (reader, line, end) => {
  const character = line.character
  let at = line.next
  while (line.text[at] === character) at += 1
  const length = at - line.next
  const info = line.text.slice(at).trim()
  if (length < 3 || (character === '`' && info.includes('`'))) return undefined
  // A word that is still being written is not shown: it would be another one with each letter.
  const language = end ? unescapeText(info).split(/\s/, 1)[0] : ''
  reader.startLeaf({
    ...reader.newLines(),
    type: 'code',
    fence: { character, length, indent: line.indent },
    text: new ChunkedText(),
    blanks: '',
    ...(language && { language }),
  })
  return 'leaf'
}

const startHtml: Start = (reader, line, end) => {
  const found = findHtmlStart(line.rest, reader.paragraph !== undefined)
  if (!found) return undefined
  const text = new ChunkedText()
  text.push(line.remainder + end)
  reader.startLeaf({
    ...reader.newLines(),
    type: 'html',
    text,
    end: found.end,
  })
  if (found.end?.test(line.rest)) reader.closeLeaf()
  return 'leaf'
}

const startSetext: Start = (reader, line) => {
  const { paragraph } = reader
  if (!paragraph || !reader.isInParagraph || paragraph.continues) return undefined
  if (!/^(?:=+|-+)[ \t]*$/.test(line.rest)) return undefined
  const level = line.character === '=' ? 1 : 2
  const text = takeDefinitions(reader, paragraph.text).trimEnd()
  if (!text) {
    // Nothing but definitions stood there: the line is text, or what may stand right behind a paragraph.
    paragraph.text = ''
    return undefined
  }
  reader.leaf = { type: 'heading', level, text, startLine: paragraph.startLine, endLine: reader.line }
  return 'leaf'
}

const startRule: Start = (reader, line) => {
  const marks = line.rest.replaceAll(/[ \t]/g, '')
  if (marks.length < 3 || marks !== line.character.repeat(marks.length)) return undefined
  reader.addWhole({ type: 'rule' })
  return 'leaf'
}

const startItem: Start = (reader, line) => {
  if (reader.depth + 1 >= MAX_DEPTH) return undefined
  const found = takeListMarker(line, reader.isInParagraph)
  if (!found) return undefined
  const { marker, start, indent } = found
  reader.closeUnmatched()
  const { tip, line: startLine } = reader
  const isNext =
    tip.type === 'list' && tip.marker === marker && (tip.start === undefined) === (start === undefined)
  if (!isNext) {
    reader.startContainer({
      type: 'list',
      children: new Children(),
      lastEnd: 0,
      startLine,
      marker,
      loose: false,
      ...(start !== undefined && { start }),
    })
  }
  reader.startContainer({ type: 'item', children: new Children(), lastEnd: 0, startLine, indent })
  return 'container'
}

function startIndentedCode(reader: BlockReader, line: LineCursor, end: '\n' | ''): boolean {
  // It cannot interrupt a paragraph.
  if (reader.paragraph) return false
  line.skipColumns(4)
  const text = new ChunkedText()
  text.push(line.remainder + end)
  reader.startLeaf({ ...reader.newLines(), type: 'code', text, blanks: '' })
  return true
}

/** What a line that begins with this character may start. */
const STARTS: Readonly<Record<string, readonly Start[]>> = {
  '>': [startQuote],
  '[': [startFootnote],
  '#': [startHeading],
  '`': [startFence],
  '~': [startFence],
  '<': [startHtml],
  '=': [startSetext],
  '-': [startSetext, startRule, startItem],
  '*': [startRule, startItem],
  _: [startRule],
  '+': [startItem],
  $: [startMath],
  '\\': [startMath],
}
