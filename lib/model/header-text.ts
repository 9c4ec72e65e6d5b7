/** RFC 9110's `token`. */
export const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/

/** What fits on one line, and into the byte string that `fetch` makes of it. */
export const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]+$/

/** What a key is made of: all of it can stand in any header. */
export const KEY_VALUE = /^[\x20-\x7e]+$/

/** Those that Fetch forbids a script to set, <https://fetch.spec.whatwg.org/#forbidden-request-header>. */
const FORBIDDEN = new Set(
  (
    'accept-charset accept-encoding access-control-request-headers access-control-request-method connection ' +
    'content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer ' +
    'transfer-encoding upgrade via'
  ).split(' '),
)

export function isForbiddenHeader(name: string): boolean {
  const known = name.toLowerCase()
  return FORBIDDEN.has(known) || /^(?:proxy-|sec-)/.test(known)
}

/**
 * Whether Chromium leaves a header out without a word: <https://crbug.com/571722>, and, with some of their values, those
 * that ask for another method. No server of this kind needs any.
 */
export function isDroppedHeader(name: string): boolean {
  return /^(?:user-agent|x-(?:http-)?method(?:-override)?)$/i.test(name)
}
