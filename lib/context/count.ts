/** How often a pattern that is looked for everywhere (`g`) is found. */
export const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
