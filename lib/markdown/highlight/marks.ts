import { KINDS, type Kind } from './kinds.ts'

/**
 * The runs of a piece of code, each its length times 16 and the number of its kind: small to send, and quick to compare
 * and to keep. Where they end before the text does, the rest is plain.
 */
export type Marks = Uint32Array<ArrayBuffer>

/** Of pieces that end where lines end. `runs` put together are at least as long as the pieces. */
export function toMarks(pieces: readonly string[], runs: Iterable<readonly [Kind, string]>): Marks[] {
  const all: Marks[] = []
  let marks: number[] = []
  let left = pieces[0]?.length ?? 0
  for (const [kind, text] of runs) {
    const number = KINDS.indexOf(kind)
    const last = marks.at(-1)
    if (last !== undefined && last % 16 === number) marks[marks.length - 1] = last + text.length * 16
    else marks.push(text.length * 16 + number)
    left -= text.length
    if (left > 0) continue
    all.push(Uint32Array.from(marks))
    marks = []
    left = pieces[all.length]?.length ?? 0
  }
  return all
}

/** The text in its runs. */
export function* readMarks(marks: Marks, text: string): Generator<readonly [kind: Kind, text: string]> {
  let at = 0
  for (const mark of marks) {
    const end = at + Math.floor(mark / 16)
    yield [KINDS[mark % 16] ?? 'plain', text.slice(at, end)]
    at = end
  }
  if (at < text.length) yield ['plain', text.slice(at)]
}

export const isSameMarks = (one: Marks, other: Marks): boolean =>
  one.length === other.length && one.every((mark, index) => mark === other[index])
