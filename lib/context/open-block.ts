import { count } from './count.ts'

/** What stands open where a text ends. */
export interface OpenBlock {
  /**
   * What a model may write first when it goes on inside a code block or a table as if it were a new one: the line of the
   * fence, under each name of its language, or the head of the table.
   */
  readonly openings: readonly string[]
  /** The one of them that ends code, or begins it again: a fence without a language. Empty outside of code. */
  readonly codeEnd: string
  /** How many bars the last row of a table lacks of those of its head. */
  readonly bars: number
}

export function openBlockOf(text: string): OpenBlock {
  const lines = text.split('\n')
  const fences = openFences(lines)
  const head = tableHead(text)
  return {
    openings: [...fences, ...head],
    codeEnd: fences[0] ?? '',
    bars: countBars(head[0] ?? '') / 2 - countBars(lines.at(-1) ?? ''),
  }
}

export const countBars = (row: string): number => count(row, /(?<!\\)\|/g)

/** Names of one language. Another language is another block, before which the first was not closed. */
const SAME_LANGUAGE = [
  ['py', 'python'],
  ['js', 'javascript'],
  ['ts', 'typescript'],
  ['sh', 'bash', 'shell'],
  ['yml', 'yaml'],
]

/** Both lines are a server's: each sign can be read in one way only, or reading them would take a worker hours. */
const FENCE = /^\s*(`{3,}|~{3,}(?!~))([^`]*)$/

function openFences(lines: readonly string[]): string[] {
  let marks = ''
  let language = ''
  // The last line is not over: a fence there is perhaps not all there yet.
  for (const line of lines.slice(0, -1)) {
    const [, fence = '', info = ''] = FENCE.exec(line) ?? []
    if (!marks) [marks, language] = [fence, info.trim()]
    else if (fence.startsWith(marks) && !info.trim()) marks = ''
  }
  if (!marks) return []
  const names = SAME_LANGUAGE.find(names => names.includes(language)) ?? [language]
  return ['', ...names].map(name => `${marks}${name}\n`)
}

const ROW = /^\s*\|/
const DELIMITERS = /^\s*\|\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/

function tableHead(text: string): string[] {
  const lines = text.replace(/\n$/, '').split('\n')
  const first = lines.findLastIndex(line => !ROW.test(line)) + 1
  const [head, delimiters = ''] = lines.slice(first)
  return DELIMITERS.test(delimiters) ? [`${head}\n${delimiters}\n`] : []
}
