import { decodeEntities } from './decode-entities.ts'
import { escapePattern } from './escape-pattern.ts'

const SHORT_SECRET = 8
const HIDDEN = '[key]'

/** A short one, such as the `true` of a header that switches something on, is taken out as a word, not out of words. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (rest, secret) => rest.replaceAll(secret.length < SHORT_SECRET ? asWord(secret) : secret, HIDDEN),
    text,
  )
}

const asWord = (secret: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(secret)}(?![\\p{L}\\p{N}])`, 'gu')

/**
 * Hides of long ones what is cut or has other capitals, once there is nothing whole any more, however it was escaped.
 * Where a word goes on in another way, it only begins alike: `https://`, for one.
 */
export function hideCut(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => {
    if (secret.length < SHORT_SECRET) return rest
    const run = new RegExp(`${escapePattern(secret.slice(0, SHORT_SECRET))}[^\\s,;"']*`, 'gi')
    return rest.replace(run, found => {
      let end = SHORT_SECRET
      while (end < found.length && found[end]?.toLowerCase() === secret[end]?.toLowerCase()) end++
      const left = found.slice(end)
      return end < secret.length && /^[\p{L}\p{N}]/u.test(left) ? found : HIDDEN + left
    })
  }, text)
}

/** An address in HTML in JSON, and one to spare. */
const MAX_LAYERS = 4

/**
 * The same for those that are escaped as in an address, in HTML or in JSON, in base64, or in one within another. The text
 * stays as it is written, unless a secret comes to light in it.
 */
export function hideEscaped(text: string, secrets: readonly string[], layers = MAX_LAYERS): string {
  const hidden = hideSecrets(text, secrets)
  const plain = layers > 0 ? unescapeOnce(hidden) : hidden
  if (plain === hidden) return hidden
  const deeper = hideEscaped(plain, secrets, layers - 1)
  return deeper === plain ? hidden : deeper
}

function unescapeOnce(text: string): string {
  return decodeEntities(text)
    .replace(/%[0-7][0-9a-f]|(?:%[89a-f][0-9a-f])+/gi, decodePercent)
    .replace(/\\(?:u([0-9a-f]{4})|(["\\/]))/gi, (_, unit, sign) =>
      unit ? String.fromCharCode(Number.parseInt(unit, 16)) : sign,
    )
    .replace(/[\w+/-]{11,}/g, decodeBase64)
}

function decodePercent(bytes: string): string {
  try {
    return decodeURIComponent(bytes)
  } catch {
    return bytes
  }
}

/** A name and a key, or a key alone, as they stand in a header; what is no text is none. */
function decodeBase64(word: string): string {
  try {
    const plain = atob(word.replaceAll('-', '+').replaceAll('_', '/'))
    return /^[ -~]+$/.test(plain) ? plain : word
  } catch {
    return word
  }
}
