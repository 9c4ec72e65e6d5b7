import type { InlineReader } from './inline-reader.ts'

const RUN_HERE = /`+/y

export function readCodeSpan(reader: InlineReader): boolean {
  const { text, at, open } = reader
  const run = reader.match(RUN_HERE)
  if (!run) return false
  const start = at + run.length
  const end = reader.codeRuns.next(run.length, start)
  if (end !== undefined)
    return reader.push({ type: 'code', text: toCode(text.slice(start, end)) }, end + run.length)
  if (open && start === text.length) return reader.withhold(run.length)
  if (open && at >= reader.lastLine) {
    // Its end may be half written.
    const code = text.slice(start).replace(/(?<!`)`+$/, '')
    return reader.push({ type: 'code', text: code.replace(/^ (?=.*[^ ])/, '') }, text.length)
  }
  // As a whole: a part of it is no run.
  reader.pushText(run)
  return true
}

/** One space on both sides is for code that begins or ends with a backtick. */
function toCode(source: string): string {
  const code = source.replaceAll('\n', ' ')
  return code.startsWith(' ') && code.endsWith(' ') && /[^ ]/.test(code) ? code.slice(1, -1) : code
}
