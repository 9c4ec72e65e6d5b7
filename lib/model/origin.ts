/** `https://one.example:8443`, and nothing behind it. */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** Whether two addresses are one server's, to which the same key may go. Both are addresses. */
export const isSameOrigin = (one: string, other: string): boolean =>
  new URL(one).origin === new URL(other).origin
