import type { InlineReader } from './inline-reader.ts'

const SPACES_HERE = / */y

/** At a line's end. Two spaces before it make a line break of it, and none of them is a part of the text. */
export function readLineEnd(reader: InlineReader): boolean {
  const { items } = reader
  const last = items.at(-1)
  let spaces = 0
  if (last?.kind === 'text') {
    while (last.text.at(-1 - spaces) === ' ') spaces += 1
    if (spaces > 0) items[items.length - 1] = { kind: 'text', text: last.text.slice(0, -spaces) }
  }
  if (spaces >= 2) return readBreak(reader, 1)
  reader.pushText('\n')
  skipSpaces(reader)
  return true
}

/** Marks of so many characters, of which a line's end is the last. */
export function readBreak(reader: InlineReader, length: number): true {
  reader.push({ type: 'break' }, reader.at + length)
  skipSpaces(reader)
  return true
}

function skipSpaces(reader: InlineReader): void {
  reader.at += reader.match(SPACES_HERE)?.length ?? 0
}
