import type { Question } from './message.ts'

const MAX_TITLE = 80

/** The first line of the question, or of what it quotes, at most 80 characters. */
export function titleOf(question: Question): string {
  const texts = [
    ...question.parts.filter(part => part.type === 'text'),
    ...question.parts.filter(part => part.type === 'selection'),
  ].map(part => part.text.trim())
  const line = texts.find(Boolean)?.split(/\r\n|\r|\n/, 1)[0] ?? ''
  // By code point: half a surrogate pair is not a character.
  const characters = Array.from(line.slice(0, 2 * MAX_TITLE + 2))
  return characters.length > MAX_TITLE ? `${characters.slice(0, MAX_TITLE - 1).join('')}…` : line
}
