const TAB = 9
const SPACE = 32

/** A place in one line, counted in characters and in columns: a tab reaches to the next multiple of four columns. */
export class LineCursor {
  readonly text: string
  offset = 0
  column = 0
  /** Columns of the tab at `offset` that are still ahead, where a part of it was taken. */
  private tabLeft = 0

  /** Where the next character stands that is neither space nor tab. */
  next = 0
  private nextColumn = 0

  constructor(text: string) {
    this.text = text
    this.look()
  }

  /** Columns from here to the next character. Four make code. */
  get indent(): number {
    return this.nextColumn - this.column
  }

  get isBlank(): boolean {
    return this.next >= this.text.length
  }

  get isIndented(): boolean {
    return this.indent >= 4
  }

  /** The character at `next`; empty at the end. */
  get character(): string {
    return this.text.charAt(this.next)
  }

  /** What stands from `next` on. */
  get rest(): string {
    return this.text.slice(this.next)
  }

  /** What stands from here on, what is left of a tab being spaces. */
  get remainder(): string {
    return this.tabLeft > 0
      ? ' '.repeat(this.tabLeft) + this.text.slice(this.offset + 1)
      : this.text.slice(this.offset)
  }

  /** Goes to the next character that is neither space nor tab. */
  skipSpace(): void {
    this.offset = this.next
    this.column = this.nextColumn
    this.tabLeft = 0
  }

  skipCharacters(count: number): void {
    for (let left = count; left > 0 && this.offset < this.text.length; left--) {
      if (this.text.charCodeAt(this.offset) === TAB) this.column += this.toTabStop()
      else this.column += 1
      this.offset += 1
      this.tabLeft = 0
    }
    this.look()
  }

  /** Over white space only: a tab may be taken in part. */
  skipColumns(count: number): void {
    let left = count
    while (left > 0 && this.offset < this.text.length) {
      if (this.text.charCodeAt(this.offset) !== TAB) {
        this.offset += 1
        this.column += 1
        left -= 1
        continue
      }
      const width = this.toTabStop()
      const taken = Math.min(width, left)
      this.column += taken
      left -= taken
      this.tabLeft = width - taken
      if (this.tabLeft === 0) this.offset += 1
    }
    this.look()
  }

  /** One space or one column of a tab, where there is one: what may stand behind `>`. */
  skipOptionalSpace(): void {
    const code = this.text.charCodeAt(this.offset)
    if (code === SPACE || code === TAB) this.skipColumns(1)
  }

  private toTabStop(): number {
    return this.tabLeft > 0 ? this.tabLeft : 4 - (this.column % 4)
  }

  private look(): void {
    let at = this.offset
    let column = this.column
    if (this.tabLeft > 0) {
      column += this.tabLeft
      at += 1
    }
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at)
      if (code === SPACE) column += 1
      else if (code === TAB) column += 4 - (column % 4)
      else break
    }
    this.next = at
    this.nextColumn = column
  }
}
