/** A chunk is full with the line that reaches this many characters. */
const CHUNK = 2_000

/** Text that grows by lines, in chunks of which only the last one changes. */
export class ChunkedText {
  private readonly full: string[]
  private last: string

  constructor(full: readonly string[] = [], last = '') {
    this.full = [...full]
    this.last = last
  }

  fork(): ChunkedText {
    return new ChunkedText(this.full, this.last)
  }

  push(text: string): void {
    this.last += text
    if (this.last.length < CHUNK) return
    this.full.push(this.last)
    this.last = ''
  }

  toChunks(): readonly string[] {
    return this.last ? [...this.full, this.last] : [...this.full]
  }
}
