const CHUNK = 2_000

/**
 * Cuts a text after the first line break past every 2,000th character. Put together they are the text; what is added
 * to a text changes its last chunk alone.
 */
export function toChunks(text: string): string[] {
  const chunks: string[] = []
  let start = 0
  while (text.length - start > CHUNK) {
    const end = text.indexOf('\n', start + CHUNK) + 1
    if (end === 0) break
    chunks.push(text.slice(start, end))
    start = end
  }
  return start < text.length ? [...chunks, text.slice(start)] : chunks
}
