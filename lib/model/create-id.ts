const ALPHABET = '0123456789abcdefghijklmnopqrstuv'
const TIME_DIGITS = 10
const RANDOM_DIGITS = 12

let lastTime = 0

/**
 * 22 characters that sort by creation: 50 bits of milliseconds since the epoch, then 60 random bits. Two ids
 * made by one context never share a millisecond, so that they sort in the order they were made.
 */
export function createId(now = Date.now()): string {
  lastTime = Math.max(now, lastTime + 1)
  let time = ''
  for (let rest = lastTime, digit = 0; digit < TIME_DIGITS; digit++) {
    time = ALPHABET.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  const random = crypto.getRandomValues(new Uint8Array(RANDOM_DIGITS))
  return time + Array.from(random, byte => ALPHABET.charAt(byte % 32)).join('')
}
