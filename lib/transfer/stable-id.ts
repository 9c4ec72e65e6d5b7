const ALPHABET = '0123456789abcdefghijklmnopqrstuv'

/**
 * An id of ours (see `createId`) for what another program calls `name`: sorts by time, and is the same whenever the same
 * thing is imported, so that it is imported once. `time` in milliseconds.
 */
export function stableId(time: number, name: string): string {
  return digits(Math.max(0, Math.floor(time)), 10) + digits(hash(name, 0), 6) + digits(hash(name, 1), 6)
}

function digits(value: number, count: number): string {
  let text = ''
  for (let rest = value; text.length < count; rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text
  return text
}

/** FNV-1a, mixed as MurmurHash3 ends. 30 bits: two of them tell a file's messages apart. */
function hash(text: string, seed: number): number {
  let state = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return ((state ^ (state >>> 16)) >>> 0) % 2 ** 30
}
