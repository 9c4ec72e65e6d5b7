/** Without the slashes at its end. A run of them is looked at from its beginning alone: it may be as long as an address. */
export const withoutSlashes = (path: string): string => path.replace(/(?<!\/)\/+$/, '')
