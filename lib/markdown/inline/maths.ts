import { characterBefore, isDigit, isWhiteSpace, isWord } from './characters.ts'
import type { InlineReader } from './inline-reader.ts'

const DOLLARS_HERE = /\$+/y
/** What decides where a formula between dollars ends. */
const SIGNS = /\\[\s\S]|\$+/g
/** What tells a formula from prose. */
const LIKE_TEX = /[\\^_={}]/
/** The same of what begins with a number, as sums of money do: `$30 = $5 × 6` is one, `2x` and `10^n` are none. */
const NUMBER_LIKE_TEX = /\\|^[\d.]+(?:[ac-jlnopqru-z](?![\p{L}\d])|\^)/u
/** Whatever follows it: a symbol or two, unless they lead on to another name, or what no prose holds. */
const SURELY_TEX = /^[^\s\d](?:\S?[^\s/:;,.-])?$|[\\^_]/
/** A number and then words: `5, not 10`. */
const LIKE_MONEY = /^[\d.,]\S*\s.*\p{L}{2}/su
/** What stands behind the signs of a price: `Joe’s ($$), pizza`. No formula but a sign alone begins so. */
const BEHIND_PRICE = /^[),;]/
/** Words in a row. */
const LIKE_PROSE = /\p{L}{2}[,.;:]?\s+\p{L}{2}/u
/** So much may be a formula before it shows that it is one: no number, no two words. */
const UNDECIDED = /^(?!\d)(?:(?!\s\p{L}{2}).){1,32}$/u
/** A formula that is still being written is no longer than this, in characters. */
const MAX_UNFINISHED = 4000

/** `$…$` or `$$…$$`. */
export function readDollars(reader: InlineReader): boolean {
  const { text, at } = reader
  const size = reader.match(DOLLARS_HERE)?.length ?? 0
  const start = at + size
  if (size > 2) {
    reader.pushText(text.slice(at, start))
    return true
  }
  if (size === 1 && !mayOpen(text, at)) return readNoFormula(reader, start)
  const end = endOfDollars(text, start, size)
  if (end !== undefined) {
    const tex = text.slice(start, end)
    const isFormula =
      isContent(tex) &&
      !isBehindPrice(tex) &&
      (size === 2 ? !isProse(tex) : mayClose(text, end, tex) && !isMoney(tex))
    if (isFormula && !reader.codeRuns.hasCode(start, end)) {
      if (size === 2 || !isUndecided(reader, end, tex))
        return pushFormula(reader, tex, size === 2, end + size)
      // Of what looks like a sum of money the digits are shown already.
      if (!/^\d/.test(tex)) return reader.withhold(text.length - at)
    }
  } else if (reader.open && readUnfinished(reader, start, size === 2)) {
    return true
  }
  return readNoFormula(reader, start)
}

/** `\(…\)` or `\[…\]`. */
export function readBackslashFormula(reader: InlineReader): boolean {
  const { text, at, open, lastLine, codeRuns } = reader
  const isDisplay = text[at + 1] === '['
  if (!isDisplay && text[at + 1] !== '(') return false
  const start = at + 2
  const end = endOfBackslashes(reader, start, isDisplay ? '\\]' : '\\)')
  if (end !== undefined) {
    const tex = text.slice(start, end)
    return isContent(tex) && !codeRuns.hasCode(start, end) && pushFormula(reader, tex, isDisplay, end + 2)
  }
  return open && (isDisplay || at >= lastLine) && pushUnfinished(reader, start, isDisplay)
}

function pushFormula(reader: InlineReader, tex: string, display: boolean, end: number): true {
  return reader.push({ type: 'math', tex: tex.trim(), display }, end)
}

function pushUnfinished(reader: InlineReader, start: number, display: boolean): boolean {
  const { text } = reader
  if (text.length - start > MAX_UNFINISHED || text.includes('`', start)) return false
  // Half of its end may be there already.
  const tex = text
    .slice(start)
    .replace(/[\\$]$/, '')
    .trim()
  if (tex === '') return reader.withhold(text.length - reader.at)
  return reader.push({ type: 'math', tex, display, open: true }, text.length)
}

/** Dollars that are none of a formula. At the very end they may yet be. */
function readNoFormula(reader: InlineReader, end: number): true {
  const { text, at, open } = reader
  if (open && end === text.length) reader.withhold(end - at)
  else reader.pushText(text.slice(at, end))
  return true
}

function readUnfinished(reader: InlineReader, start: number, isDisplay: boolean): boolean {
  const { text, lastLine } = reader
  const tex = text.slice(start, start + MAX_UNFINISHED)
  if (BEHIND_PRICE.test(tex)) return false
  if (isDisplay) return !isProse(tex) && pushUnfinished(reader, start, true)
  if (reader.at < lastLine || isMoney(tex)) return false
  if ((/^\d/.test(tex) ? NUMBER_LIKE_TEX : LIKE_TEX).test(tex)) return pushUnfinished(reader, start, false)
  return UNDECIDED.test(tex) && !tex.includes('`') && reader.withhold(text.length - reader.at)
}

/** The next dollars decide for one, the next two for two. */
function endOfDollars(text: string, start: number, size: number): number | undefined {
  SIGNS.lastIndex = start
  for (let sign = SIGNS.exec(text); sign; sign = SIGNS.exec(text)) {
    const { 0: run, index } = sign
    if (run.startsWith('$') && (run.length === size || size === 1)) return index
  }
  return undefined
}

/** Where the next of these stands that is not escaped itself. */
function endOfBackslashes(reader: InlineReader, from: number, mark: string): number | undefined {
  let end = reader.find(mark, from)
  while (end >= 0 && isEscaped(reader.text, from, end)) end = reader.find(mark, end + 1)
  return end < 0 ? undefined : end
}

function isEscaped(text: string, from: number, at: number): boolean {
  let before = at
  while (before > from && text[before - 1] === '\\') before -= 1
  return (at - before) % 2 === 1
}

function mayOpen(text: string, at: number): boolean {
  const before = characterBefore(text, at)
  return !isWhiteSpace(text.charAt(at + 1)) && !isWord(before) && before !== '\\'
}

/** `$n$th` is a formula; `$HOME/bin:$PATH` and `$100 to $x` are none. */
function mayClose(text: string, at: number, tex: string): boolean {
  const after = text.charAt(at + 1)
  if (after === '$' || isWhiteSpace(text.charAt(at - 1)) || isDigit(after)) return false
  return !isWord(after) || SURELY_TEX.test(tex)
}

/** The next character tells whether this sign ends a formula or begins another sum or name. */
const isUndecided = ({ open, text }: InlineReader, end: number, tex: string): boolean =>
  open && end + 1 === text.length && !SURELY_TEX.test(tex)

const isContent = (tex: string): boolean => /[^\s\\]/.test(tex)
const isBehindPrice = (tex: string): boolean => tex.length > 1 && BEHIND_PRICE.test(tex)
const isProse = (tex: string): boolean => LIKE_PROSE.test(tex) && !LIKE_TEX.test(tex)
const isMoney = (tex: string): boolean => LIKE_MONEY.test(tex) && !tex.includes('\\')
