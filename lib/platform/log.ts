/**
 * The one place that writes to the console. Never a prompt, an answer, a page's text, a URL's query or a key: an
 * error is reduced to its name, because its message may quote any of them.
 */
export function logError(what: string, error: unknown): void {
  console.error(`Mishalsgpt: ${what}:`, error instanceof Error ? error.name : typeof error)
}
