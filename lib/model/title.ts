import type { Question } from './message.ts'

/** The longest name a conversation can be given, by hand or by a file. In characters. */
export const MAX_NAME = 1000

const MAX_TITLE = 80
/** What is looked at of a line without end. */
const LONGEST = 1_000
const segmenter = new Intl.Segmenter()

/** The first line of the question, or of what it quotes, at most 80 characters. */
export function titleOf(question: Pick<Question, 'parts'>): string {
  const texts = [
    ...question.parts.filter(part => part.type === 'text'),
    ...question.parts.filter(part => part.type === 'selection'),
  ].map(part => part.text.trim())
  return shorten(texts.find(Boolean)?.split(/\r\n|\r|\n/, 1)[0] ?? '')
}

/** For a copy: the same name with a number, by which the two can be told apart in a list. */
export function numberedTitle(title: string): string {
  if (!title) return title
  const [, name = title, number = '1'] = /^(.*) \((\d{1,3})\)$/s.exec(title) ?? []
  const suffix = ` (${Number(number) + 1})`
  return name.slice(0, MAX_NAME - suffix.length) + suffix
}

/** Tabs and the like aside, which look like spaces. */
const CONTROL = /[\p{Cc}--\s]/gv
const UNSEEN = /^[\s\p{Cc}\p{Cf}\p{DI}\u2800]*$/u

/** A title as files have it: without what is drawn as a box, and empty where nothing of it could be seen. */
export function seenTitle(title: string): string {
  return UNSEEN.test(title) ? '' : title.replace(CONTROL, '').slice(0, MAX_NAME)
}

/** What a model calls it, without what models put around a name. Empty where there is none. */
export function cleanTitle(text: string): string {
  const line = text.trim().split(/\r\n|\r|\n/, 1)[0] ?? ''
  const plain = line
    .slice(0, LONGEST)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+|~~|\b__|__\b/g, '')
    .replace(/^\s*(?:#{1,6}\s+|[-+•>]\s+)+/, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”„«»‘’‹›「」『』_]+|[\s"'“”„«»‘’‹›「」『』_]+$/g, '')
  return UNSEEN.test(plain) ? '' : shorten(plain)
}

function shorten(line: string): string {
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
