/** A line break, which no line can hold, is written `\n`, and so a backslash `\\`. Spaces count. */
export const toLine = (stop: string): string => stop.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')

export function toStops(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).filter(Boolean)
  return lines.map(line => line.replace(/\\([\\n])/g, (_, sign) => (sign === 'n' ? '\n' : '\\')))
}

/** Those that say something, without what stands around. */
export const toLines = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(Boolean)
