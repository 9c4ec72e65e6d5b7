import type { Part, Question } from './message.ts'

/** The longest name a conversation can be given, by hand or by a file. In characters. */
export const MAX_NAME = 1000

const MAX_TITLE = 80
/** What is looked at of a line without end. */
export const LONGEST = 1_000
const segmenter = new Intl.Segmenter()

const LINE_ENDS = /[\n\v\f\r\x85\u2028\u2029]+/g
/** Drawn as boxes, tabs aside, which look like spaces; and what turns the letters after it round. */
const UNPLAIN = /[[\p{Cc}\p{Bidi_C}]--\t]/gv
/** From the first that is seen. */
const FIRST_LINE = /[^\s\p{Cc}\p{Cf}\p{DI}\u2800].*/u

/** The first line of the question in which something is seen, or of what it quotes, at most 80 characters. */
export function titleOf(question: Pick<Question, 'parts'>): string {
  const first = (type: Part['type']) =>
    question.parts.map(part => (part.type === type ? firstLine(part.text) : '')).find(Boolean)
  return shorten(first('text') ?? first('selection') ?? '')
}

/** Without what is not seen; empty where all of it is that. */
export const firstLine = (text: string): string =>
  FIRST_LINE.exec(text)?.[0].replace(UNPLAIN, '').trim() ?? ''

/** For a copy: the same name with a number, by which the two can be told apart in a list. */
export function numberedTitle(title: string): string {
  if (!title) return title
  const [, name = title, number = '1'] = /^(.*) \((\d{1,3})\)$/s.exec(title) ?? []
  const suffix = ` (${Number(number) + 1})`
  return name.slice(0, MAX_NAME - suffix.length) + suffix
}

/** A title as people and files give it: in one line of plain text, and empty where nothing of it could be seen. */
export function seenTitle(title: string): string {
  if (!FIRST_LINE.test(title)) return ''
  return title.replace(LINE_ENDS, ' ').replace(UNPLAIN, '').slice(0, MAX_NAME)
}

/** At most 80 characters. */
export function shorten(line: string): string {
  if (line.length <= MAX_TITLE) return line
  const looked = line.slice(0, LONGEST)
  // As a person counts: a family of emoji is one character, and half of one is none.
  const characters = Array.from(segmenter.segment(looked), ({ segment }) => segment)
  if (characters.length <= MAX_TITLE && looked === line) return line
  // The last one that was looked at may have been cut.
  return `${characters
    .slice(0, -1)
    .slice(0, MAX_TITLE - 1)
    .join('')}…`
}
