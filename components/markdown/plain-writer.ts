export type PlainWriter = ReturnType<typeof createPlainWriter>

/** Puts a text together line by line: how far two pieces stand apart is known only when the second comes. */
export function createPlainWriter() {
  let text = ''
  let breaks = 0
  let indent = ''
  /** Nothing stands on this line, or only an item's mark. */
  let fresh = true

  function breakLines(): void {
    if (breaks > 0) text += `${'\n'.repeat(breaks)}${indent}`
    breaks = 0
  }

  return {
    add(words: string): void {
      if (words === '') return
      breakLines()
      text += words.replaceAll('\n', `\n${indent}`)
      fresh = false
    },

    /** What comes next begins another line: the next, or the one behind a free one. */
    newLine(free = 0): void {
      if (!fresh) breaks = Math.max(breaks, 1 + free)
    },

    /** Whatever was said before: the next line and no free one. */
    nextLine(): void {
      if (text !== '') breaks = 1
    },

    /** All lines of it begin under the first one's text. */
    item(mark: string, write: () => void): void {
      breakLines()
      text += mark
      fresh = true
      const before = indent
      indent += ' '.repeat(mark.length)
      write()
      indent = before
    },

    /** No line is indented on which nothing stands. */
    text: () => text.replace(/^[^\S\n]+$/gm, ''),
  }
}
