/**
 * What a model writes first when it goes on inside a code block or a table as if it were a new one: the line of the
 * fence, the head of the table. Empty where `text` ends in neither.
 */
export function reopeningOf(text: string): string {
  const lines = text.split('\n')
  return openFence(lines) ?? tableHead(lines) ?? ''
}

const FENCE = /^\s*(?<marks>`{3,}|~{3,})(?<info>[^`]*)$/

/** A fence without a language is none: it may as well be the end of the block. */
function openFence(lines: readonly string[]): string | undefined {
  let open: { readonly marks: string; readonly info: string } | undefined
  // The last line is not over: a fence there is perhaps not all there yet.
  for (const line of lines.slice(0, -1)) {
    const { marks = '', info = '' } = FENCE.exec(line)?.groups ?? {}
    if (!marks) continue
    if (!open) open = { marks, info: info.trim() }
    else if (marks.startsWith(open.marks) && !info.trim()) open = undefined
  }
  return open?.info ? `${open.marks}${open.info}\n` : undefined
}

const ROW = /^\s*\|/
const DELIMITERS = /^\s*\|(?:\s*:?-+:?\s*\|?)+\s*$/

function tableHead(lines: readonly string[]): string | undefined {
  const ended = lines.at(-1) === '' ? lines.slice(0, -1) : lines
  const first = ended.findLastIndex(line => !ROW.test(line)) + 1
  const [head, delimiters] = ended.slice(first)
  if (head === undefined || delimiters === undefined || !DELIMITERS.test(delimiters)) return undefined
  return `${head}\n${delimiters}\n`
}
