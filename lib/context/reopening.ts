/**
 * What a model may write first when it goes on inside a code block or a table as if it were a new one: the line of the
 * fence, under each name of its language, or the head of the table. None where `text` ends in neither.
 */
export function reopeningsOf(text: string): string[] {
  const lines = text.split('\n')
  const head = tableHead(lines)
  return openFences(lines) ?? (head === undefined ? [] : [head])
}

/** Names of one language. Another language is another block, before which the first was not closed. */
const SAME_LANGUAGE = ['py python', 'js javascript', 'ts typescript', 'sh bash shell', 'yml yaml']

const FENCE = /^\s*(?<marks>`{3,}|~{3,})(?<info>[^`]*)$/

/** A fence without a language is none: it may as well be the end of the block. */
function openFences(lines: readonly string[]): string[] | undefined {
  let open: { readonly marks: string; readonly info: string } | undefined
  // The last line is not over: a fence there is perhaps not all there yet.
  for (const line of lines.slice(0, -1)) {
    const { marks = '', info = '' } = FENCE.exec(line)?.groups ?? {}
    if (!marks) continue
    if (!open) open = { marks, info: info.trim() }
    else if (marks.startsWith(open.marks) && !info.trim()) open = undefined
  }
  if (!open?.info) return undefined
  const { marks, info } = open
  const names = SAME_LANGUAGE.map(names => names.split(' ')).find(names => names.includes(info))
  return (names ?? [info]).map(name => `${marks}${name}\n`)
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
