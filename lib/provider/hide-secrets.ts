import { decodeEntities } from './decode-entities.ts'
import { escapePattern } from './escape-pattern.ts'

const SHORT_SECRET = 8

/** A short one, such as the `true` of a header that switches something on, is taken out as a word, not out of words. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(patternOf(secret), '[key]'), text)
}

function patternOf(secret: string): string | RegExp {
  if (secret.length >= SHORT_SECRET) return secret
  return new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(secret)}(?![\\p{L}\\p{N}])`, 'gu')
}

/** An address in HTML in JSON, and one to spare. */
const MAX_LAYERS = 4

/**
 * The same for those that are escaped as in an address, in HTML or in JSON, or in one within another. The text stays as it is
 * written, unless a secret comes to light in it.
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
}

function decodePercent(bytes: string): string {
  try {
    return decodeURIComponent(bytes)
  } catch {
    return bytes
  }
}
