import fc from 'fast-check'

/** One change of some bytes: somewhere, of some length. What shrinks is the list of them. */
interface Edit {
  readonly at: number
  readonly way: 'flip' | 'delete' | 'insert' | 'repeat' | 'swap' | 'end'
  readonly length: number
  readonly word: string
}

const POSITIONS = 10_000

const edit = (words: readonly string[]): fc.Arbitrary<Edit> =>
  fc.record({
    at: fc.nat(POSITIONS - 1),
    way: fc.constantFrom('flip', 'delete', 'insert', 'insert', 'repeat', 'swap', 'end'),
    length: fc.nat(64),
    word: fc.constantFrom(...words),
  })

/** One of `samples` with some bytes changed, in which any of `words` may stand anywhere. */
export function mutantBytes(
  samples: readonly Uint8Array[],
  words: readonly string[],
): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(edit(words), { maxLength: 6 }))
    .map(([bytes, edits]) => edits.reduce(change, bytes))
}

function change(bytes: Uint8Array, { at, way, length, word }: Edit): Uint8Array {
  const from = Math.floor((at / POSITIONS) * (bytes.length + 1))
  const [before, piece, after] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ]
  switch (way) {
    case 'flip':
      return join(
        before,
        piece.map(byte => byte ^ (1 << (length % 8))),
        after,
      )
    case 'delete':
      return join(before, after)
    case 'insert':
      return join(before, toBytes(word), piece, after)
    case 'repeat':
      return join(before, ...Array.from({ length: 20 }, () => piece), after)
    case 'swap':
      return join(after, piece, before)
    case 'end':
      return before
  }
}

const encoder = new TextEncoder()

/** `\xff` and the like stand for the byte, and not for the character. */
const toBytes = (word: string): Uint8Array =>
  word.startsWith('\xff') ? Uint8Array.from(word, letter => letter.charCodeAt(0)) : encoder.encode(word)

function join(...pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** The bytes in pieces, which are as long as these numbers say, again and again. */
export function* inPieces<T extends { readonly length: number; slice(from: number, to: number): T }>(
  whole: T,
  lengths: readonly number[],
): Generator<T> {
  for (let at = 0, n = 0; at < whole.length; n++) {
    const length = lengths[n % lengths.length] ?? whole.length
    yield whole.slice(at, at + length)
    at += length
  }
}

export const pieceLengths = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 })
