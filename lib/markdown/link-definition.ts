import { readDestination, readLabel, readTitle, skipSpace } from './inline/link-parts.ts'
import type { Definition } from './references.ts'

export interface FoundDefinition {
  readonly label: string
  readonly definition: Definition
  /** Behind its line break. */
  readonly end: number
}

/** The link reference definition that a paragraph's text holds at this place, the start of a line. */
export function readDefinition(text: string, at: number): FoundDefinition | undefined {
  const label = readLabel(text, at)
  if (!label || !/\S/.test(label.text) || text[label.end] !== ':') return undefined
  const start = skipSpace(text, label.end + 1)
  const destination = readDestination(text, start)
  if (!destination || destination.end === start) return undefined
  const bare = endOfLine(text, destination.end)

  const titleStart = skipSpace(text, destination.end)
  const title = titleStart > destination.end ? readTitle(text, titleStart) : undefined
  const end = title && endOfLine(text, title.end)
  if (title && end !== undefined) {
    return { label: label.text, definition: { url: destination.text, title: title.text }, end }
  }
  // What looks like a title on the next line is the text that follows.
  return bare === undefined
    ? undefined
    : { label: label.text, definition: { url: destination.text }, end: bare }
}

/** Behind the line break, if nothing but white space stands before it. */
function endOfLine(text: string, at: number): number | undefined {
  let end = at
  while (text[end] === ' ' || text[end] === '\t') end += 1
  if (end >= text.length) return end
  return text[end] === '\n' ? end + 1 : undefined
}
