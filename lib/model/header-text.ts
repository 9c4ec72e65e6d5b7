/** RFC 9110's `token`. */
export const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/

/** What fits on one line, and into the byte string that `fetch` makes of it. */
export const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]+$/
